/** The contact's form on the agent's card: fields from the queue settings, kept as contact attributes when finalised. */
import * as v from 'valibot';

/** Amazon Connect takes letters, digits, - and _ in the name of an attribute (UpdateContactAttributes, Attributes). */
export const attributeName = /^[A-Za-z0-9_-]{1,64}$/;
/** The longest answer to one field, in characters. */
export const longestAnswer = 1_000;

/** What no object of JavaScript can safely hold under its own name, and what valibot's records leave out. */
const unusableNames = ['__proto__', 'constructor', 'prototype'];

const textOf80 = 'must be a text of 1 to 80 characters';
const label = v.pipe(v.string(textOf80), v.minLength(1, textOf80), v.maxLength(80, textOf80));

const areDifferent = (texts: string[]): boolean => new Set(texts).size === texts.length;

const nameOfAttribute = 'must be the name of a contact attribute: 1 to 64 letters, digits, - and _';
const shared = {
  /** The contact attribute that the answer becomes. */
  name: v.pipe(
    v.string(nameOfAttribute),
    v.regex(attributeName, nameOfAttribute),
    v.notValues(unusableNames, 'must be another name: this one means something to JavaScript'),
  ),
  label,
  required: v.optional(v.boolean('must be true or false'), false),
};

export const formField = v.variant(
  'type',
  [
    v.strictObject({ ...shared, type: v.literal('text') }),
    v.strictObject({
      ...shared,
      type: v.literal('choice'),
      options: v.pipe(
        v.array(label, 'must be a list of 2 to 20 texts'),
        v.minLength(2, 'must have at least 2 options'),
        v.maxLength(20, 'must have at most 20 options'),
        v.check(areDifferent, 'must not have the same option twice'),
      ),
    }),
  ],
  'must be a field whose type is "text" or "choice"',
);
export type FormField = v.InferOutput<typeof formField>;

/** The form of a queue. Its names are told apart, because each answer becomes an attribute of its own. */
export const form = v.pipe(
  v.array(formField, 'must be a list of fields'),
  v.maxLength(20, 'must have at most 20 fields'),
  v.check((fields) => areDifferent(fields.map(({ name }) => name)), 'must not have the same name twice'),
);
export type Form = readonly FormField[];

/** Answers by attribute name. */
export type Answers = Readonly<Record<string, string>>;
