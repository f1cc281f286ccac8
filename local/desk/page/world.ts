/** The simulated Amazon Connect as `GET /sim/world/stream` shows it, parsed where it enters the page. */
import * as v from 'valibot';

const contact = v.object({
  contactId: v.string(),
  state: v.picklist(['incoming', 'connected', 'after-contact-work', 'missed']),
  direction: v.picklist(['inbound', 'outbound']),
  number: v.string(),
  queueId: v.nullable(v.string()),
  queueName: v.nullable(v.string()),
  attributes: v.record(v.string(), v.string()),
  /** When it entered this state: ISO 8601 on the wire, milliseconds since 1970 here. */
  since: v.pipe(v.string(), v.isoTimestamp(), v.transform(Date.parse)),
});
export type Contact = v.InferOutput<typeof contact>;

const agent = v.object({
  id: v.string(),
  username: v.string(),
  name: v.string(),
  status: v.string(),
  /** Taken once nothing is on the softphone any more. */
  nextStatus: v.optional(v.string()),
  contacts: v.array(contact),
});
export type Agent = v.InferOutput<typeof agent>;

const call = v.object({
  contactId: v.string(),
  number: v.string(),
  queueId: v.nullable(v.string()),
  state: v.picklist(['queued', 'offered', 'connected', 'ringing', 'waiting', 'ended']),
  kind: v.picklist(['inbound', 'callback']),
  relatedContactId: v.optional(v.string()),
  endedBy: v.optional(v.string()),
  /** What the caller heard, oldest first. */
  said: v.array(v.string()),
});
export type Call = v.InferOutput<typeof call>;

export const worldSnapshot = v.object({ agents: v.array(agent), calls: v.array(call) });
export type WorldSnapshot = v.InferOutput<typeof worldSnapshot>;

export const emptyWorld: WorldSnapshot = { agents: [], calls: [] };
