/** Amazon Connect as far as our functions ask it: descriptions of contacts, and calls. */
import type { CallRequest, CallResult, DescribedContact } from '../../../core/ports.ts';
import { type CallbackLife, live, longLife } from '../centre/callback-life.ts';
import type { Centre } from '../centre/centre.ts';
import type { Conversation } from '../centre/conversation.ts';
import { descriptionOf } from '../centre/description.ts';
import type { CallMade } from '../evidence.ts';
import type { DescriptionFate } from '../faults/fate.ts';
import type { FaultPlan, NoteFault } from '../faults/fault-plan.ts';
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

export class AmazonConnect {
  readonly calls: CallMade[] = [];
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

  #call(request: CallRequest, root: string): Conversation {
    const { centre, timeline, callbacks, called, note, functions, someoneElse } = this.#around;
    const number = this.calls.length + 1;
    const caller = { number: request.destination, attributes: request.attributes };
    const conversation = centre.begin(`callback-${number}`, caller, { root, token: request.token });
    const call = { at: timeline.now, request, conversation };
    called(call);
    this.calls.push(call);
    const leg = centre.addLeg(conversation, { method: 'API', relatedId: request.relatedContactId });
    const life = callbacks[number - 1] ?? longLife;
    note(`callback ${life.outcome}`, request.relatedContactId);
    const freeHolder = (asked: { interruptionId: string; callbackContactId: string }): void =>
      functions.run(
        { name: 'free-agent', chainId: asked.interruptionId },
        (useCases) => useCases.freeHolder(asked),
        () => undefined,
      );
    live({ centre, timeline, someoneElse, freeHolder }, conversation, leg, [request, life]);
    return conversation;
  }
}
