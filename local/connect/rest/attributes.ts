/** Limits of user-defined attributes. documented (StartOutboundVoiceContact, UpdateContactAttributes). */
import * as v from 'valibot';
import { Refusal } from './refusal.ts';

const mostBytes = 32_768;
const mostCharacters = 32_767;

const key = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z0-9_-]+$/, 'has a key with other characters than A-Z, a-z, 0-9, - and _'),
  v.maxLength(mostCharacters, `has a key of more than ${mostCharacters} characters`),
);
const value = v.pipe(
  v.string('has a value that is no text'),
  v.maxLength(mostCharacters, `has a value of more than ${mostCharacters} characters`),
);

export const attributes = v.record(key, value, 'must be a map of texts');

/** documented: all attributes of a contact together, keys and values in UTF-8. */
export const mustFit = (all: ReadonlyMap<string, string>): void => {
  let bytes = 0;
  for (const [name, text] of all) bytes += Buffer.byteLength(name) + Buffer.byteLength(text);
  if (bytes > mostBytes) {
    throw new Refusal(
      'InvalidParameterException',
      `Attributes have ${bytes} bytes in UTF-8, keys and values together; a contact may have ${mostBytes}`,
    );
  }
};
