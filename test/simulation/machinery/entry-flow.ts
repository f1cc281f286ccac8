/** The entry flow of customers who call in by themselves: it asks our function where to lead them. */
import type { Route } from '../../../core/use-cases/return-customer.ts';
import type { CallIn } from '../centre/call-in.ts';
import type { CallbackLife } from '../centre/callback-life.ts';
import type { Centre } from '../centre/centre.ts';
import type { Conversation } from '../centre/conversation.ts';
import type { Leg } from '../centre/leg.ts';
import type { Led } from '../evidence.ts';
import type { NoteFault } from '../faults/fault-plan.ts';
import type { Functions } from './functions.ts';
import type { Timeline } from './timeline.ts';

interface Surroundings {
  readonly timeline: Timeline;
  readonly centre: Centre;
  readonly functions: Functions;
  readonly note: NoteFault;
  readonly life: CallbackLife;
}

const flowDelay = 800;

export class EntryFlow {
  readonly led: Led[] = [];
  readonly #around: Surroundings;
  #calls = 0;

  constructor(around: Surroundings) {
    this.#around = around;
  }

  callIn({ first, asksAgain, anyone }: CallIn): void {
    const { centre, timeline, note } = this.#around;
    this.#calls += 1;
    const { number } = first.caller;
    const conversation = centre.begin(`return-${this.#calls}`, { number, attributes: {} });
    const leg = centre.addLeg(conversation, {
      method: 'INBOUND',
      queueId: first.legs[0]?.queueId ?? 'queue-0',
    });
    note('customer calls in', first.id);
    const lead = (route: Route | undefined): void => this.#lead(conversation, leg, { route, anyone });
    this.#ask(conversation, first.id, asksAgain === null ? lead : () => undefined);
    if (asksAgain !== null) timeline.after(asksAgain, () => this.#ask(conversation, first.id, lead));
  }

  #ask(conversation: Conversation, chainId: string, then: (route: Route | undefined) => void): void {
    const { functions, timeline } = this.#around;
    const askedAt = timeline.now;
    const { number } = conversation.caller;
    functions.run(
      { name: 'calls-in', chainId },
      (useCases) => useCases.returnCustomer({ contactId: conversation.id, number }),
      (result) => {
        const route = result.type === 'done' ? result.value : undefined;
        if (route) this.led.push({ conversation, askedAt, at: timeline.now, to: interruptionIn(route) });
        then(route);
      },
    );
  }

  #lead(conversation: Conversation, leg: Leg, to: { route: Route | undefined; anyone: string }): void {
    const { timeline, functions, centre, life } = this.#around;
    const { route, anyone } = to;
    if (route?.type !== 'holder') {
      timeline.after(life.waits, () => this.#taken(conversation, leg, anyone));
      return;
    }
    const { id, case: at } = route.interruption;
    conversation.root = centre.of(id)?.root ?? conversation.id;
    leg.queueId = at.holder.agentId;
    leg.isAgentQueue = true;
    let agentId = at.holder.agentId;
    timeline.after(flowDelay, () =>
      functions.run(
        { name: 'free-agent', chainId: id },
        (useCases) => useCases.freeHolder({ interruptionId: id, contactId: conversation.id }),
        (result) => {
          if (result.type === 'done' && result.value === 'away') agentId = anyone;
        },
      ),
    );
    timeline.after(life.waits, () => this.#taken(conversation, leg, agentId));
  }

  #taken(conversation: Conversation, leg: Leg, agentId: string): void {
    const { centre, timeline, life } = this.#around;
    if (!conversation.isAlive) return;
    centre.connect(conversation, leg, agentId);
    timeline.after(life.talks, () => {
      if (life.endedBy === 'agent') centre.weEnd(conversation, 'agent', 'AGENT_DISCONNECT');
      else centre.customerEnds(conversation, { reason: 'CUSTOMER_DISCONNECT', apart: 0 });
    });
  }
}

const interruptionIn = (route: Route): string | undefined =>
  route.type === 'holder' ? route.interruption.id : undefined;
