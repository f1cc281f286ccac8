/** What becomes of a callback once Amazon Connect has started it. */
import type { CallRequest } from '../../../core/ports.ts';
import type { Timeline } from '../machinery/timeline.ts';
import type { Random } from '../random.ts';
import type { Centre } from './centre.ts';
import type { Conversation } from './conversation.ts';
import type { Leg } from './leg.ts';

/** Times in milliseconds. */
export interface CallbackLife {
  /** Until it is answered or fails. */
  readonly rings: number;
  readonly outcome: 'answered' | 'busy' | 'unanswered' | 'invalid' | 'blocked' | 'line-problem';
  /** An answered customer waits so long in the queue. */
  readonly waits: number;
  readonly takenBy: 'holder' | 'other' | 'nobody';
  readonly talks: number;
  readonly endedBy: 'customer' | 'agent';
}

export const failures = {
  busy: 'TELECOM_BUSY',
  unanswered: 'TELECOM_UNANSWERED',
  invalid: 'TELECOM_NUMBER_INVALID',
  blocked: 'TELECOM_POTENTIAL_BLOCKING',
  'line-problem': 'TELECOM_PROBLEM',
} as const;

type Talk = Pick<CallbackLife, 'talks' | 'endedBy'>;

const someTalk = (random: Random): Talk => ({
  talks: random.between(1_000, 90_000),
  endedBy: random.pick(['customer', 'agent']),
});

/** The agent hears a recorded voice, and hangs up. */
const someVoicemail = (random: Random): Talk => ({ talks: random.between(1_000, 14_000), endedBy: 'agent' });

export const someCallbackLife = (random: Random): CallbackLife => ({
  rings: random.between(500, 20_000),
  outcome: random.chance(0.7)
    ? 'answered'
    : random.pick(['busy', 'unanswered', 'invalid', 'blocked', 'line-problem']),
  waits: random.between(1_500, 25_000),
  takenBy: random.chance(0.65) ? 'holder' : random.pick(['other', 'nobody']),
  ...(random.chance(0.12) ? someVoicemail(random) : someTalk(random)),
});

export const longLife: CallbackLife = {
  rings: 2_000,
  outcome: 'answered',
  waits: 3_000,
  takenBy: 'holder',
  talks: 60_000,
  endedBy: 'agent',
};

/** The customer-queue flow asks our function; `isAway`: the holder takes no calls now. */
export type FreeHolder = (
  request: { readonly interruptionId: string; readonly contactId: string },
  answered: (isAway: boolean) => void,
) => void;

interface Live {
  readonly centre: Centre;
  readonly timeline: Timeline;
  readonly freeHolder: FreeHolder;
  readonly someoneElse: (agentId: string) => string;
}

/** Between the answer and the customer-queue flow's first step. */
const flowDelay = 800;

export const live = (
  world: Live,
  conversation: Conversation,
  leg: Leg,
  call: [CallRequest, CallbackLife],
): void => {
  const { centre, timeline } = world;
  const [request, life] = call;
  const ringing = Math.min(life.rings, request.ringSeconds * 1_000);
  timeline.after(ringing, () => {
    if (!conversation.isAlive) return;
    if (life.outcome !== 'answered') {
      centre.weEnd(conversation, 'network', failures[life.outcome]);
      return;
    }
    centre.answer(conversation, leg);
    leg.queueId = request.attributes.rejoinHolderId;
    leg.isAgentQueue = true;
    let takenBy = life.takenBy;
    const asked = { interruptionId: request.attributes.rejoinInterruptionId ?? '', contactId: leg.contactId };
    timeline.after(flowDelay, () =>
      world.freeHolder(asked, (isAway) => {
        if (isAway && takenBy === 'holder') takenBy = 'other';
      }),
    );
    timeline.after(life.waits, () => taken(world, conversation, leg, [request, { ...life, takenBy }]));
  });
};

const taken = (
  world: Live,
  conversation: Conversation,
  leg: Leg,
  [request, life]: [CallRequest, CallbackLife],
): void => {
  const { centre, timeline } = world;
  const holder = request.attributes.rejoinHolderId ?? '';
  if (!conversation.isAlive) return;
  if (life.takenBy === 'nobody') {
    centre.customerEnds(conversation, { reason: 'CUSTOMER_DISCONNECT', apart: 0 });
    return;
  }
  if (life.takenBy === 'holder') centre.connect(conversation, leg, holder);
  else goesOn(world, conversation, leg, request);
  timeline.after(life.talks, () => {
    if (life.endedBy === 'agent') centre.weEnd(conversation, 'agent', 'AGENT_DISCONNECT');
    else centre.customerEnds(conversation, { reason: 'CUSTOMER_DISCONNECT', apart: 0 });
  });
};

/** The holder did not take it: it goes on to the original queue, as a leg of its own. */
const goesOn = (
  { centre, someoneElse }: Live,
  conversation: Conversation,
  leg: Leg,
  { attributes }: CallRequest,
): void => {
  const next = centre.addLeg(conversation, {
    method: 'QUEUE_TRANSFER',
    previous: leg,
    queueId: attributes.rejoinQueueId,
  });
  centre.end(conversation, leg, 'CONTACT_FLOW_DISCONNECT');
  centre.connect(conversation, next, someoneElse(attributes.rejoinHolderId ?? ''));
};
