/** Amazon Connect as far as our functions ask it: descriptions of contacts, and calls. */
import type { CallRequest, CallResult, DescribedContact } from '../../../core/ports.ts';
import { type AgentDial, liveDialled } from '../centre/agent-dial.ts';
import { type CallbackLife, type FreeHolder, live, longLife } from '../centre/callback-life.ts';
import type { Centre } from '../centre/centre.ts';
import type { Conversation } from '../centre/conversation.ts';
import { descriptionOf } from '../centre/description.ts';
import { isLiving } from '../centre/leg.ts';
import type { CallMade, HungUp } from '../evidence.ts';
import type { DescriptionFate } from '../faults/fate.ts';
import type { FaultPlan, NoteFault } from '../faults/fault-plan.ts';
import type { DialOrder } from './dial-order.ts';
import type { Functions } from './functions.ts';
import type { Timeline } from './timeline.ts';

interface Surroundings {
  readonly timeline: Timeline;
  readonly faults: FaultPlan;
  readonly functions: Functions;
  readonly centre: Centre;
  /** How far DescribeContact lags behind, in milliseconds. */
  readonly lag: number;
  /** How far its clock is ahead of ours, in milliseconds. */
  readonly ahead: number;
  readonly callbacks: readonly CallbackLife[];
  readonly called: (call: CallMade) => void;
  readonly note: NoteFault;
  readonly someoneElse: (agentId: string) => string;
}

/** What a call that an agent dials has in common with one that we ask for. Softphones ring as long as the network lets them. */
const requestOf = ({ interruptionId, attempt, ...order }: DialOrder): CallRequest => ({
  destination: order.phoneNumber,
  outboundQueueId: order.queueArn,
  relatedContactId: interruptionId,
  attributes: {},
  ringSeconds: 60,
  token: `${interruptionId}:${attempt}`,
});

export class AmazonConnect {
  readonly calls: CallMade[] = [];
  readonly hangUps: HungUp[] = [];
  readonly #around: Surroundings;

  constructor(around: Surroundings) {
    this.#around = around;
  }

  describe(contactId: string, { lag, says }: DescriptionFate): DescribedContact | undefined {
    const { centre, timeline, ahead, lag: always } = this.#around;
    const conversation = centre.of(contactId);
    const leg = conversation?.leg(contactId);
    if (!conversation || !leg || says === 'nothing') return undefined;
    const described = descriptionOf(conversation, leg, { asOf: timeline.now - always - lag, ahead });
    return described && says === 'no reason' ? { ...described, disconnectReason: undefined } : described;
  }

  /** The token is ignored: what Amazon Connect does with one whose call has ended is undocumented. */
  start(request: CallRequest): CallResult {
    const { centre, faults } = this.#around;
    const related = centre.of(request.relatedContactId);
    const { outcome } = faults.at('call', related?.id);
    if (outcome === 'postponed') return { type: 'postponed' };
    if (outcome === 'refused') return { type: 'refused', reason: 'not-allowed' };
    if (outcome === 'never arrived') throw new Error('the connection was reset');
    const conversation = this.#call(request, related?.root ?? request.relatedContactId);
    if (outcome === 'answer lost') throw new Error('the connection was reset');
    return { type: 'placed', contactId: conversation.id };
  }

  /** Of a contact that has ended, or gone on to another queue, there is nothing to end. */
  end(contactId: string): void {
    const { centre, timeline } = this.#around;
    this.hangUps.push({ at: timeline.now, contactId });
    const conversation = centre.of(contactId);
    const leg = conversation?.leg(contactId);
    if (conversation && leg && isLiving(leg)) centre.weEnd(conversation, 'system', 'API');
  }

  presence(agentId: string, waitingContactId: string): 'ready' | 'away' | 'unknown' {
    const { centre, faults } = this.#around;
    const { says } = faults.at('presence', centre.of(waitingContactId)?.root);
    if (says !== 'the truth') return says;
    return centre.isTalking(agentId) ? 'away' : 'ready';
  }

  /** An agent's softphone dials. @returns the contact */
  dialled(agentId: string, order: DialOrder, { isRelated }: AgentDial): string {
    const { centre, timeline, callbacks, note } = this.#around;
    const number = this.calls.length + 1;
    const request = requestOf(order);
    const conversation = centre.begin(
      `callback-${number}`,
      { number: order.phoneNumber, attributes: {} },
      { root: centre.of(order.interruptionId)?.root ?? order.interruptionId, token: request.token },
    );
    this.#made({ at: timeline.now, request, conversation, by: 'agent' });
    const leg = centre.addLeg(conversation, {
      method: 'OUTBOUND',
      ...(isRelated && { relatedId: order.relatedContactId }),
    });
    const life = callbacks[number - 1] ?? longLife;
    note(`callback ${life.outcome}`, order.interruptionId);
    liveDialled({ centre, timeline }, conversation, leg, { agentId, life });
    return leg.contactId;
  }

  #made(call: CallMade): void {
    this.#around.called(call);
    this.calls.push(call);
  }

  #call(request: CallRequest, root: string): Conversation {
    const { centre, timeline, callbacks, note, functions, someoneElse } = this.#around;
    const number = this.calls.length + 1;
    const caller = { number: request.destination, attributes: request.attributes };
    const conversation = centre.begin(`callback-${number}`, caller, { root, token: request.token });
    this.#made({ at: timeline.now, request, conversation, by: 'system' });
    const leg = centre.addLeg(conversation, { method: 'API', relatedId: request.relatedContactId });
    const life = callbacks[number - 1] ?? longLife;
    note(`callback ${life.outcome}`, request.relatedContactId);
    const freeHolder: FreeHolder = (asked, answered) =>
      functions.run(
        { name: 'free-agent', chainId: asked.interruptionId },
        (useCases) => useCases.freeHolder(asked),
        (result) => answered(result.type === 'done' && result.value === 'away'),
      );
    live({ centre, timeline, someoneElse, freeHolder }, conversation, leg, [request, life]);
    return conversation;
  }
}
