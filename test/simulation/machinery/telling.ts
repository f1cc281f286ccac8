/** Contact events on their way to our functions: through the rules, then late, twice or never, as the faults say. */
import { type EventStyle, type EventType, envelopeOf } from '../centre/contact-event-envelope.ts';
import type { Conversation } from '../centre/conversation.ts';
import type { Leg } from '../centre/leg.ts';
import { passesTheRule } from '../centre/rule.ts';
import type { Told } from '../evidence.ts';
import type { FaultPlan } from '../faults/fault-plan.ts';

export interface EventMessage {
  readonly envelope: unknown;
  /** undefined: nobody can read it. */
  readonly told: Told | undefined;
}

interface Way {
  readonly now: () => number;
  readonly style: EventStyle;
  readonly faults: FaultPlan;
  readonly told: Told[];
  /** From Amazon Connect to the queue, in milliseconds. */
  readonly delay: () => number;
  readonly send: (message: EventMessage, delay: number) => void;
}

export const tellOn =
  ({ now, style, faults, told, delay, send }: Way) =>
  (conversation: Conversation, leg: Leg, type: EventType): void => {
    const at = now();
    const envelope = envelopeOf(conversation, leg, type, { style, at });
    if (!passesTheRule(envelope, { leg, type, style })) return;
    const { copies } = faults.at('event', conversation.id);
    const one: Told = {
      conversation,
      contactId: leg.contactId,
      type,
      at,
      event: undefined,
      isLost: copies.length === 0,
      heardAt: undefined,
    };
    told.push(one);
    for (const late of copies) send({ envelope, told: one }, delay() + late);
  };
