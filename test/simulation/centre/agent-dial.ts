/** What a softphone makes of the order to dial, and what its page says of it. */
import type { Timeline } from '../machinery/timeline.ts';
import type { Random } from '../random.ts';
import { type CallbackLife, failures } from './callback-life.ts';
import type { Centre } from './centre.ts';
import type { Conversation } from './conversation.ts';
import type { Leg } from './leg.ts';

export interface AgentDial {
  readonly does: 'dials' | 'refuses' | 'is silent';
  /** Of a call that it made. `of another contact`, `as another agent`: what cannot be believed. */
  readonly says:
    | 'it dials'
    | 'it dials, twice'
    | 'nothing'
    | 'unclear'
    | 'of another contact'
    | 'as another agent';
  /** Whether the call is related to the one that broke off: it is not documented that its events say so. */
  readonly isRelated: boolean;
}

export const someAgentDial = (random: Random): AgentDial => ({
  does: random.chance(0.8) ? 'dials' : random.pick(['refuses', 'is silent']),
  says: random.chance(0.5)
    ? 'it dials'
    : random.pick(['it dials, twice', 'nothing', 'unclear', 'of another contact', 'as another agent']),
  isRelated: random.chance(0.5),
});

export const plainDial: AgentDial = { does: 'dials', says: 'it dials', isRelated: true };

/** The agent is on the line from the beginning; the customer, once they answer. */
export const liveDialled = (
  { centre, timeline }: { readonly centre: Centre; readonly timeline: Timeline },
  conversation: Conversation,
  leg: Leg,
  { agentId, life }: { readonly agentId: string; readonly life: CallbackLife },
): void => {
  centre.connect(conversation, leg, agentId);
  timeline.after(life.rings, () => {
    if (!conversation.isAlive) return;
    if (life.outcome !== 'answered') {
      centre.weEnd(conversation, 'network', failures[life.outcome]);
      return;
    }
    centre.answer(conversation, leg);
    timeline.after(life.talks, () => {
      if (life.endedBy === 'agent') centre.weEnd(conversation, 'agent', 'AGENT_DISCONNECT');
      else centre.customerEnds(conversation, { reason: 'CUSTOMER_DISCONNECT', apart: 0 });
    });
  });
};
