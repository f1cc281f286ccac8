/** The contact centre of a history: what people really do there, and the events that tell of it. */
import type { Timeline } from '../machinery/timeline.ts';
import type { EventType } from './contact-event-envelope.ts';
import { type Caller, Conversation, type Ending, type Owner } from './conversation.ts';
import { isWithAgent, type Leg } from './leg.ts';

export interface NewLeg {
  readonly method: string;
  readonly queueId?: string | undefined;
  readonly isAgentQueue?: boolean;
  readonly previous?: Leg;
  readonly relatedId?: string;
}

/** How the customer's side ends: what each leg gives as its reason, and how far apart the legs end. */
export interface CustomerEnd {
  readonly reason: string;
  readonly apart: number;
}

type Tell = (conversation: Conversation, leg: Leg, type: EventType) => void;

export class Centre {
  /** By the contact id of their first leg. */
  readonly conversations = new Map<string, Conversation>();
  readonly #byContact = new Map<string, Conversation>();
  readonly #timeline: Timeline;
  readonly #tell: Tell;

  constructor(timeline: Timeline, tell: Tell) {
    this.#timeline = timeline;
    this.#tell = tell;
  }

  /** The conversation that a contact is a leg of. */
  of(contactId: string): Conversation | undefined {
    return this.#byContact.get(contactId);
  }

  /** The agent is on a call that goes on. */
  isTalking(agentId: string): boolean {
    for (const { living } of this.conversations.values())
      if (living.some((leg) => isWithAgent(leg) && leg.agentId === agentId)) return true;
    return false;
  }

  begin(id: string, caller: Caller, origin?: { root: string; token: string }): Conversation {
    const conversation = new Conversation(id, caller, origin);
    this.conversations.set(id, conversation);
    return conversation;
  }

  addLeg(conversation: Conversation, { method, previous, relatedId, ...given }: NewLeg): Leg {
    const { id, legs } = conversation;
    const leg: Leg = {
      contactId: legs.length === 0 ? id : `${id}-leg-${legs.length}`,
      method,
      previousId: previous?.contactId,
      relatedId,
      initiatedAt: this.#timeline.now,
      queueId: given.queueId,
      isAgentQueue: given.isAgentQueue ?? false,
      agentId: undefined,
      connectedAt: undefined,
      answeredAt: undefined,
      endedAt: undefined,
      reason: undefined,
      workEndedAt: undefined,
      wasClearedByUs: false,
      nextIds: [],
    };
    legs.push(leg);
    previous?.nextIds.push(leg.contactId);
    this.#byContact.set(leg.contactId, conversation);
    this.#tell(conversation, leg, 'INITIATED');
    return leg;
  }

  answer(conversation: Conversation, leg: Leg): void {
    leg.answeredAt = this.#timeline.now;
    this.#tell(conversation, leg, 'CONNECTED_TO_SYSTEM');
  }

  connect(conversation: Conversation, leg: Leg, agentId: string): void {
    leg.agentId = agentId;
    leg.connectedAt = this.#timeline.now;
    if (leg.method !== 'MONITOR') conversation.had.add(agentId);
    this.#tell(conversation, leg, 'CONNECTED_TO_AGENT');
  }

  /** One leg ends; the others go on. */
  end(conversation: Conversation, leg: Leg, reason: string | undefined): void {
    if (leg.endedAt !== undefined) return;
    leg.endedAt = this.#timeline.now;
    leg.reason = reason;
    this.#tell(conversation, leg, 'DISCONNECTED');
    if (!isWithAgent(leg)) this.#tell(conversation, leg, 'COMPLETED');
  }

  customerEnds(conversation: Conversation, { reason, apart }: CustomerEnd): void {
    if (!conversation.isAlive || conversation.ending) return;
    this.#note(conversation, 'customer', conversation.owner);
    const { living } = conversation;
    for (const [place, leg] of living.entries())
      this.#timeline.after(place * apart, () => this.end(conversation, leg, reason));
  }

  /** Our side ends the call for everybody. */
  weEnd(conversation: Conversation, by: Exclude<Ending['by'], 'customer'>, reason: string): void {
    if (!conversation.isAlive || conversation.ending) return;
    this.#note(conversation, by, undefined);
    for (const leg of conversation.living) this.end(conversation, leg, reason);
  }

  /** The agent clears the contact from their desk. `false`: there was nothing to clear. */
  clear(contactId: string, byUs = false): boolean {
    const conversation = this.of(contactId);
    const leg = conversation?.leg(contactId);
    if (!conversation || !leg || !isWithAgent(leg)) return false;
    if (leg.endedAt === undefined || leg.workEndedAt !== undefined) return false;
    leg.workEndedAt = this.#timeline.now;
    leg.wasClearedByUs = byUs;
    this.#tell(conversation, leg, 'COMPLETED');
    return true;
  }

  #note(conversation: Conversation, by: Ending['by'], owner: Owner | undefined): void {
    conversation.ending = { at: this.#timeline.now, by, owner };
  }
}
