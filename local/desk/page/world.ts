/** The simulated Amazon Connect as `GET /sim/world/stream` shows it, parsed where it enters the page. */
import * as v from 'valibot';

/** These pages show a call that its agent refused as missed, and one that its agent dials as connected. */
const contactState = v.pipe(
  v.picklist(['dialling', 'incoming', 'connected', 'after-contact-work', 'missed', 'refused']),
  v.transform((state) => (state === 'refused' ? 'missed' : state === 'dialling' ? 'connected' : state)),
);

const consult = v.object({
  state: v.string(),
  talk: v.picklist(['destination', 'customer', 'both']),
});

const contact = v.object({
  contactId: v.string(),
  state: contactState,
  direction: v.picklist(['inbound', 'outbound']),
  number: v.string(),
  queueId: v.nullable(v.string()),
  queueName: v.nullable(v.string()),
  attributes: v.record(v.string(), v.string()),
  /** When it entered this state: ISO 8601 on the wire, milliseconds since 1970 here. */
  since: v.pipe(v.string(), v.isoTimestamp(), v.transform(Date.parse)),
  /** The customer is on hold. */
  onHold: v.optional(v.literal(true)),
  /** Somebody is called in while the agent keeps the customer. */
  consult: v.optional(consult),
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
  kind: v.picklist(['inbound', 'callback', 'outbound', 'external']),
  /** A leg without the customer: an agent who is asked, or a supervisor. */
  beside: v.optional(v.picklist(['agent', 'supervisor'])),
  onHold: v.optional(v.literal(true)),
  relatedContactId: v.optional(v.string()),
  /** The leg before, when the call moved on. */
  previousContactId: v.optional(v.string()),
  endedBy: v.optional(v.string()),
  /** What the caller heard, oldest first. */
  said: v.array(v.string()),
});
export type Call = v.InferOutput<typeof call>;

export const worldSnapshot = v.object({ agents: v.array(agent), calls: v.array(call) });
export type WorldSnapshot = v.InferOutput<typeof worldSnapshot>;

export const emptyWorld: WorldSnapshot = { agents: [], calls: [] };
