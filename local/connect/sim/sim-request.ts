/** Bodies of /sim/ requests, checked; what is wrong is answered in words. */
import * as v from 'valibot';
import { wordsOf } from '../issue-words.ts';
import { disconnectReasons } from '../model/contact.ts';
import { NotPossible } from '../model/not-possible.ts';
import { agentStatuses } from '../model/softphone.ts';
import { transferKinds } from '../model/transfers.ts';

const text = v.pipe(v.string('is required and must be a text'), v.minLength(1, 'must not be empty'));
const phone = v.pipe(
  text,
  v.regex(/^(\+[1-9]\d{1,14}|anonymous)$/, 'must be a number in E.164 such as "+15550100", or "anonymous"'),
);
const dialable = v.pipe(text, v.regex(/^\+[1-9]\d{1,14}$/, 'must be a number in E.164 such as "+15550100"'));
const attributes = v.optional(v.record(text, v.string('must be a text'), 'must be a map of texts'), {});
const reason = v.optional(v.picklist(disconnectReasons, `must be one of ${disconnectReasons.join(', ')}`));

export const newCall = v.strictObject({
  from: phone,
  queueId: text,
  attributes,
  /** Whether this call's events carry disconnectReason; the option of the whole centre otherwise. */
  reason: v.optional(v.boolean('must be true or false')),
});

export const customerAction = v.strictObject({ reason });
export const agentAction = v.strictObject({ contactId: v.optional(text) });
export const agentStatus = v.strictObject({
  status: v.picklist(agentStatuses, `must be one of ${agentStatuses.join(', ')}`),
});

export const transfer = v.strictObject({
  contactId: v.optional(text),
  kind: v.picklist(transferKinds, `must be one of ${transferKinds.join(', ')}`),
  agent: v.optional(text),
  queueId: v.optional(text),
  number: v.optional(dialable),
});

export const agentCall = v.strictObject({
  number: dialable,
  queueId: v.optional(text),
  relatedContactId: v.optional(text),
});

/** Whom the supervisor listens to; the contact when that agent has several. */
export const monitored = v.strictObject({ agent: text, contactId: v.optional(text) });

export const pastContact = v.strictObject({
  contactId: v.pipe(text, v.maxLength(256, 'must have at most 256 characters')),
  number: phone,
  attributes,
  queueId: text,
  agentId: text,
  state: v.optional(v.picklist(['ended', 'connected'], 'must be "ended" or "connected"'), 'ended'),
});

/** @throws NotPossible `invalid`, naming every member that is wrong */
export const parseBody = <S extends v.GenericSchema<unknown, unknown>>(
  schema: S,
  body: unknown,
): v.InferOutput<S> => {
  const parsed = v.safeParse(schema, body);
  if (parsed.success) return parsed.output;
  throw new NotPossible('invalid', parsed.issues.map(wordsOf).join('; '));
};
