/**
 * The contact events of Amazon Connect that can matter to us: what the EventBridge rules let through,
 * how such an event is read, and what it says once it is read.
 *
 * Sources: "Amazon Connect contact events" (administrator guide) for types, fields and the two spellings of
 * `detail-type`; its samples for both key casings and for the epoch as "unknown". That the disconnect reason
 * of a voice contact is part of the event is seen, not documented: it is optional here.
 */
import * as v from 'valibot';
import { type EpochMs, parseInstant } from '../time.ts';

/** One contact event in our words. Instants are undefined where Connect does not know them. */
export interface ContactEvent {
  readonly eventType: string;
  /** When Connect sent the event (the envelope's `time`, whole seconds). */
  readonly at: EpochMs;
  readonly contactId: string;
  readonly initialContactId: string | undefined;
  readonly previousContactId: string | undefined;
  readonly relatedContactId: string | undefined;
  readonly initiationMethod: string | undefined;
  readonly initiatedAt: EpochMs | undefined;
  readonly connectedToSystemAt: EpochMs | undefined;
  readonly disconnectedAt: EpochMs | undefined;
  readonly disconnectReason: string | undefined;
  readonly agent: EventAgent | undefined;
  /** The STANDARD queue of the contact; an agent's own queue is none. */
  readonly queueId: string | undefined;
}

/** An agent who joined the contact. `agentId` is the Connect user id. */
export interface EventAgent {
  readonly agentId: string;
  readonly connectedAt: EpochMs;
  readonly workEndedAt: EpochMs | undefined;
}

export type ParsedContactEvent =
  | { readonly type: 'event'; readonly event: ContactEvent }
  | { readonly type: 'ignored'; readonly reason: 'not-voice'; readonly contactId: string }
  | { readonly type: 'broken'; readonly problem: string };

const text = v.optional(v.nullable(v.string()));
/** Facts are kept by contact id: the one key that no object of JavaScript can hold is no contact. */
const identifier = v.pipe(v.string(), v.minLength(1), v.maxLength(256), v.notValue('__proto__'));
const detail = v.object({
  eventType: v.string(),
  contactId: identifier,
  initialContactId: text,
  previousContactId: text,
  relatedContactId: text,
  channel: v.string(),
  initiationMethod: text,
  initiationTimestamp: text,
  connectedToSystemTimestamp: text,
  disconnectTimestamp: text,
  disconnectReason: text,
  agentInfo: v.optional(
    v.nullable(
      v.object({ agentArn: text, connectedToAgentTimestamp: text, afterContactWorkEndTimestamp: text }),
    ),
  ),
  queueInfo: v.optional(v.nullable(v.object({ queueArn: text, queueType: text }))),
});
const envelope = v.object({ source: v.string(), time: v.string(), detail });
type Detail = v.InferOutput<typeof detail>;

/** Envelope, detail, agentInfo or queueInfo: nothing that we read lies deeper. */
const levels = 3;

/** The same value with every key in camelCase: some samples, and some events, write PascalCase. */
const camelKeys = (value: unknown, depth = levels): unknown => {
  if (depth === 0 || typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key.charAt(0).toLowerCase() + key.slice(1),
      camelKeys(inner, depth - 1),
    ]),
  );
};

const instantOf = (value: string | null | undefined): EpochMs | undefined =>
  typeof value === 'string' ? parseInstant(value) : undefined;

const lastSegment = (arn: string): string => arn.slice(arn.lastIndexOf('/') + 1);

/** An agent who was only rung carries no connect time, or the epoch: they did not join. */
const agentOf = ({ agentInfo }: Detail): EventAgent | undefined => {
  const connectedAt = instantOf(agentInfo?.connectedToAgentTimestamp);
  if (!agentInfo?.agentArn || connectedAt === undefined) return undefined;
  return {
    agentId: lastSegment(agentInfo.agentArn),
    connectedAt,
    workEndedAt: instantOf(agentInfo.afterContactWorkEndTimestamp),
  };
};

const queueOf = ({ queueInfo }: Detail): string | undefined => {
  const arn = queueInfo?.queueArn;
  const isAgentQueue = queueInfo?.queueType?.toUpperCase() === 'AGENT' || arn?.includes('/queue/agent/');
  return arn && !isAgentQueue ? lastSegment(arn) : undefined;
};

const eventOf = (read: Detail, at: EpochMs): ContactEvent => ({
  eventType: read.eventType.toUpperCase(),
  at,
  contactId: read.contactId,
  initialContactId: read.initialContactId || undefined,
  previousContactId: read.previousContactId || undefined,
  relatedContactId: read.relatedContactId || undefined,
  initiationMethod: read.initiationMethod?.toUpperCase() || undefined,
  initiatedAt: instantOf(read.initiationTimestamp),
  connectedToSystemAt: instantOf(read.connectedToSystemTimestamp),
  disconnectedAt: instantOf(read.disconnectTimestamp),
  disconnectReason: read.disconnectReason?.toUpperCase() || undefined,
  agent: agentOf(read),
  queueId: queueOf(read),
});

const problemOf = (issues: readonly v.BaseIssue<unknown>[]): string =>
  issues.map((issue) => `${v.getDotPath(issue) ?? 'event'}: ${issue.message}`).join('; ');

/** Reads an EventBridge event. Never throws: what cannot be read is `broken`, with the reason in words. */
export const readContactEvent = (input: unknown): ParsedContactEvent => {
  const read = v.safeParse(envelope, camelKeys(input));
  if (!read.success) return { type: 'broken', problem: problemOf(read.issues) };
  const { detail: body, time } = read.output;
  const at = parseInstant(time);
  if (at === undefined) return { type: 'broken', problem: `time: not an instant: "${time.slice(0, 40)}"` };
  if (body.channel.toLowerCase() !== 'voice')
    return { type: 'ignored', reason: 'not-voice', contactId: body.contactId };
  const event = eventOf(body, at);
  if (event.eventType === 'DISCONNECTED' && event.disconnectedAt === undefined)
    return { type: 'broken', problem: 'detail.disconnectTimestamp: missing from a DISCONNECTED event' };
  return { type: 'event', event };
};
