/** The admin's switch and its options: one item per queue. No item means off; docs/settings.md is the table for people. */
import * as v from 'valibot';
import { form } from './form.ts';
import { dropReasons } from './reason.ts';

const numberFor = (isAllowed: (value: number) => boolean, allowed: string) =>
  v.pipe(v.number(allowed), v.check(isAllowed, allowed));

const whole = (minimum: number, maximum: number) =>
  numberFor(
    (value) => Number.isInteger(value) && value >= minimum && value <= maximum,
    `must be a whole number from ${minimum} to ${maximum}`,
  );
const notEmpty = 'must be a text of 1 to 256 characters';
const identifier = v.pipe(v.string(notEmpty), v.minLength(1, notEmpty), v.maxLength(256, notEmpty));

const notACallingCode = 'must be a plus and 1 to 4 digits, such as +55';
const callingCode = v.pipe(v.string(notACallingCode), v.regex(/^\+[1-9]\d{0,3}$/, notACallingCode));

/** `popupSeconds` of an offer that pops up until it is answered. */
export const untilAnswered = 0;

const isPopupSeconds = (value: number): boolean =>
  value === untilAnswered || (Number.isInteger(value) && value >= 10 && value <= 100);

const offeredByDefault = ['customer-disconnect', 'line-problem', 'transfer-not-accepted'] as const;

const fields = v.strictObject({
  /** The queue's id, the last part of its ARN. */
  queueId: identifier,
  callbackEnabled: v.boolean('must be true or false'),
  /** The queue whose caller ID the callback shows. Without it the card says that resuming is not possible. */
  outboundQueueId: v.optional(identifier),
  /** What agents call the queue; the queue's id where it is missing. Contact events carry no names. */
  queueName: v.optional(identifier),
  present: v.optional(v.picklist(['popup', 'button'], 'must be "popup" or "button"'), 'popup'),
  popupSeconds: v.optional(
    numberFor(isPopupSeconds, 'must be a whole number from 10 to 100, or 0 (until answered)'),
    10,
  ),
  reasons: v.optional(v.array(v.picklist(dropReasons, `must be among ${dropReasons.join(', ')}`)), () => [
    ...offeredByDefault,
  ]),
  minTalkSeconds: v.optional(whole(0, 3_600), 0),
  dialMode: v.optional(v.picklist(['system', 'agent'], 'must be "system" or "agent"'), 'system'),
  /** `agent` only: the agent's after-contact work is cleared before their browser dials. */
  clearBeforeDial: v.optional(v.boolean('must be true or false'), false),
  /** A customer who calls in while their interruption is open is led to its holder. */
  customerCallsIn: v.optional(v.boolean('must be true or false'), false),
  /** How long a called-back customer waits for the holder before the call goes to the original queue. */
  holderSeconds: v.optional(v.picklist([10, 20, 30, 45, 60], 'must be 10, 20, 30, 45 or 60'), 20),
  ringSeconds: v.optional(whole(15, 60), 45),
  maxAttempts: v.optional(whole(1, 10), 3),
  maxCallbacksPerProtocol: v.optional(whole(1, 10), 3),
  protocolAttribute: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^[A-Za-z0-9_-]{1,127}$/, 'must be the name of a contact attribute: letters, digits, - and _'),
    ),
  ),
  /** Calling codes. Without it Amazon Connect's own list of countries decides alone. */
  allowedCountries: v.optional(v.array(callingCode)),
  maxCallsPerNumberPerDay: v.optional(whole(1, 100), 5),
  callSpacingSeconds: v.optional(whole(0, 3_600), 0),
  locale: v.optional(v.picklist(['pt-BR', 'en', 'es'], 'must be "pt-BR", "en" or "es"'), 'en'),
  freshSeconds: v.optional(whole(1, 3_600), 30),
  maxAgeMinutes: v.optional(whole(1, 1_440), 240),
  /** The form on the agent's card. */
  formFields: v.optional(form, () => []),
});

/** What the agent types must not overwrite the number that the customer was told. */
const item = v.pipe(
  fields,
  v.forward(
    v.check(
      ({ formFields, protocolAttribute }) => formFields.every(({ name }) => name !== protocolAttribute),
      'must not have a field with the name of the protocolAttribute',
    ),
    ['formFields'],
  ),
);

export type QueueSettings = v.InferOutput<typeof item>;

/** `broken` turns this queue off, and no other; the problems are for the admin who wrote the item. */
export type ReadQueueSettings =
  | { readonly type: 'settings'; readonly settings: QueueSettings }
  | { readonly type: 'broken'; readonly problems: readonly string[] };

const notASetting = `is not a setting; allowed are ${Object.keys(fields.entries).join(', ')}`;
const notInAField =
  'is not part of a field; allowed are name, label, required, type and, for a choice, options';
/** What was found says nothing where it is one of these. */
const listsAndObjects = new Set(['Array', 'Object']);

const problemOf = (issue: v.BaseIssue<unknown>): string => {
  const field = v.getDotPath(issue) ?? 'item';
  if (issue.type === 'strict_object' && issue.expected === 'never')
    return `${field}: ${issue.path && issue.path.length > 1 ? notInAField : notASetting}`;
  if (issue.type === 'strict_object') return `${field}: is missing`;
  return listsAndObjects.has(issue.received)
    ? `${field}: ${issue.message}`
    : `${field}: ${issue.message} (found ${issue.received})`;
};

/** Reads one item of the QueueSettings table, as plain values. Never throws. */
export const readQueueSettings = (value: unknown): ReadQueueSettings => {
  const read = v.safeParse(item, value);
  return read.success
    ? { type: 'settings', settings: read.output }
    : { type: 'broken', problems: read.issues.map(problemOf) };
};

/** What a queue without an item has. */
export const settingsOff = (queueId: string): QueueSettings =>
  v.parse(item, { queueId, callbackEnabled: false });
