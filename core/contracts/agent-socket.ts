/**
 * The conversation between the agent's page and the server: one JSON object per text frame, told apart by
 * `type`. Unknown members are ignored on both sides, so that either may be newer than the other.
 */
import * as v from 'valibot';
import { formField } from './form.ts';

/** The subprotocol that the server answers with. The page offers it together with its ticket. */
export const subprotocol = 'rejoin.v1';
export const ticketProtocolPrefix = 'ticket.';

/** The largest frame accepted, in bytes of UTF-8. Larger ones close the socket with 1009. */
export const maxFrameBytes = 32 * 1_024;

export const states = [
  'detected',
  'not-offered',
  'offered',
  'dialling',
  'answered',
  'resumed',
  'unknown',
  'ended',
] as const;

const identifier = v.pipe(v.string(), v.minLength(1), v.maxLength(256));
const requestId = v.pipe(v.string(), v.minLength(1), v.maxLength(64));
const version = v.pipe(v.number(), v.integer(), v.minValue(0));
const fields = v.record(v.pipe(v.string(), v.maxLength(64)), v.pipe(v.string(), v.maxLength(4_096)));

/** What the page says. `requestId` is chosen by the page; the same one gets the same `result`. */
export const clientFrame = v.variant('type', [
  v.object({ type: v.literal('hello') }),
  v.object({ type: v.literal('shown'), interruptionId: identifier, version }),
  v.object({
    type: v.literal('choose'),
    interruptionId: identifier,
    version,
    choice: v.picklist(['resume', 'end']),
    via: v.picklist(['popup', 'button']),
    requestId,
  }),
  v.object({ type: v.literal('finalise'), interruptionId: identifier, requestId, fields }),
  v.object({ type: v.literal('draft'), interruptionId: identifier, fields }),
  /** What became of a `dial`. `refused`: no call was made, for certain. `unclear`: the softphone did not say. */
  v.object({
    type: v.literal('dialled'),
    interruptionId: identifier,
    attempt: v.pipe(v.number(), v.integer(), v.minValue(1)),
    outcome: v.picklist(['dialling', 'refused', 'unclear']),
    /** The contact that the call became, where the softphone says. */
    contactId: v.optional(v.nullable(identifier), null),
  }),
  v.object({ type: v.literal('ping') }),
]);
export type ClientFrame = v.InferOutput<typeof clientFrame>;
export type Choice = Extract<ClientFrame, { type: 'choose' }>['choice'];
export type Via = Extract<ClientFrame, { type: 'choose' }>['via'];

export type ReadClientFrame =
  | { readonly type: 'frame'; readonly frame: ClientFrame }
  | { readonly type: 'broken'; readonly requestId: string | null; readonly problem: string };

/** Reads what a page sent. Never throws: what cannot be read is `broken`, with the reason in words. */
export const readClientFrame = (text: string): ReadClientFrame => {
  const value = jsonOf(text);
  if (value === undefined) return { type: 'broken', requestId: null, problem: 'a frame is one JSON object' };
  const read = v.safeParse(clientFrame, value);
  if (read.success) return { type: 'frame', frame: read.output };
  const asked = v.safeParse(v.object({ requestId }), value);
  const problem = read.issues
    .map((issue) => `${v.getDotPath(issue) ?? 'frame'}: ${issue.message}`)
    .join('; ');
  return {
    type: 'broken',
    requestId: asked.success ? asked.output.requestId : null,
    problem: problem.slice(0, 500),
  };
};

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** An interruption as its holder may see it. Instants are milliseconds since 1970 on the server's clock. */
export const view = v.object({
  interruptionId: v.string(),
  /** Grows with every change of state. A page drops views older than the one it shows. */
  version: v.number(),
  state: v.picklist(states),
  /** Why it is in this state, a code of core/contracts/reason.ts: how the call broke, how the last attempt failed, how it ended. */
  reason: v.string(),
  /** The holder's leg of the call that broke. */
  contactId: v.string(),
  /** The number the customer was told; null while the attribute that holds it has not been read. */
  protocol: v.nullable(v.string()),
  queueId: v.nullable(v.string()),
  queueName: v.nullable(v.string()),
  /** All but the country code and the last two digits hidden; null while the number has not been read. */
  maskedNumber: v.nullable(v.string()),
  droppedAt: v.number(),
  /** How long the agent had been talking, in whole seconds. */
  talkSeconds: v.number(),
  /** The question pops up until then; null: it never pops up, or no longer does. */
  popupUntil: v.nullable(v.number()),
  /** Callbacks attempted so far. */
  attempt: v.number(),
  canResume: v.boolean(),
  /** Why not, a code of core/contracts/reason.ts; null when `canResume`. */
  whyNot: v.nullable(v.string()),
  /** The contact of the last callback; null before the first, and until Amazon Connect has named it. */
  callbackContactId: v.optional(v.nullable(v.string()), null),
  /** The contact's form and what the agent has typed into it so far; null where the queue has none. */
  form: v.optional(
    v.nullable(v.object({ fields: v.array(formField), draft: v.record(v.string(), v.string()) })),
    null,
  ),
});
export type View = v.InferOutput<typeof view>;

export const refusalCodes = ['not-owner', 'stale', 'not-possible', 'bad-frame', 'try-again'] as const;
export type RefusalCode = (typeof refusalCodes)[number];

/** A view that cannot be read, since a newer server knows more states, costs the page that one and no other. */
const readableViews = v.pipe(
  v.array(v.unknown()),
  v.transform((views): View[] =>
    views.flatMap((one) => {
      const read = v.safeParse(view, one);
      return read.success ? [read.output] : [];
    }),
  ),
);

/** What the server says. `requestId` of a result is null when the frame could not be read that far. */
export const serverFrame = v.variant('type', [
  v.object({ type: v.literal('snapshot'), interruptions: readableViews, serverNow: v.number() }),
  v.object({ type: v.literal('interruption'), view, serverNow: v.number() }),
  v.object({ type: v.literal('result'), requestId: v.nullable(v.string()), ok: v.literal(true) }),
  v.object({
    type: v.literal('result'),
    requestId: v.nullable(v.string()),
    ok: v.literal(false),
    code: v.string(),
    message: v.string(),
  }),
  /**
   * The page whose choice `requestId` was is to dial, now and once. Only where the queue has its agents dial; the
   * number is sent for that alone, and to nobody but the holder.
   */
  v.object({
    type: v.literal('dial'),
    interruptionId: v.string(),
    attempt: v.number(),
    requestId: v.string(),
    /** E.164. */
    phoneNumber: v.string(),
    /** The queue whose caller ID is shown, as softphones name it. */
    queueArn: v.string(),
    relatedContactId: v.string(),
    /** A contact to clear first; null: dial at once. */
    clearFirst: v.nullable(v.string()),
  }),
  v.object({ type: v.literal('pong') }),
]);
export type ServerFrame = v.InferOutput<typeof serverFrame>;

/**
 * What `POST <ticketUrl>` answers. `expiresAt` in milliseconds since 1970. `signedInSeconds`: for how long a socket
 * opened with it answers, a span and not an instant, because a page's clock may be wrong.
 */
export const ticket = v.object({
  ticket: v.string(),
  expiresAt: v.number(),
  signedInSeconds: v.optional(v.number()),
});
export type Ticket = v.InferOutput<typeof ticket>;
