/** Who can do something to an interruption, and what they do, as inputs of the life cycle. */
import type { Choice, Via } from '../../../../core/contracts/agent-socket.ts';
import type { Answers } from '../../../../core/contracts/form.ts';
import {
  type QueueSettings,
  type ReadQueueSettings,
  readQueueSettings,
} from '../../../../core/contracts/queue-settings.ts';
import type { FailureReason, HarmlessReason, RefusalReason } from '../../../../core/contracts/reason.ts';
import type { CallOut } from '../../../../core/interruption/call-out.ts';
import type { CallbackProgress } from '../../../../core/interruption/callback-progress.ts';
import type { Chosen, Input, Judged } from '../../../../core/interruption/input.ts';
import type { Drop, Holder } from '../../../../core/interruption/verdict.ts';
import { connected, dropped } from './the-day.ts';

/** The conversation; its first leg, which Amina had, has the same id. */
export const call = 'call-1';
export const callback = 'callback-1';

const settingsOf = (read: ReadQueueSettings): QueueSettings => {
  if (read.type === 'settings') return read.settings;
  throw new Error(read.problems.join('; '));
};

/** The support queue's settings, switched on; everything else as the defaults say. */
export const support = (change: Record<string, unknown> = {}): QueueSettings =>
  settingsOf(
    readQueueSettings({
      queueId: 'support',
      callbackEnabled: true,
      outboundQueueId: 'support-out',
      ...change,
    }),
  );

/** What the support queue's agents are asked to fill in, where it asks. */
export const formFields = [
  { name: 'summary', label: 'What was it about?', type: 'text', required: true },
  { name: 'solved', label: 'Solved?', type: 'choice', options: ['Yes', 'No'] },
] as const;

interface ChoiceMade {
  readonly via?: Via;
  readonly version?: number;
  readonly requestId?: string;
}

const agent = (agentId: string, contactId: string) => {
  const chooses =
    (choice: Choice) =>
    ({ via = 'popup', version = 1, requestId = `${agentId}-${choice}` }: ChoiceMade = {}): Chosen => ({
      type: 'chosen',
      agentId,
      choice,
      via,
      version,
      requestId,
    });
  const finalises = (answers: Answers): Input => ({
    type: 'finalised',
    agentId,
    requestId: `${agentId}-finalise`,
    answers,
  });
  return {
    agentId,
    leg: { agentId, contactId } satisfies Holder,
    saysYes: chooses('resume'),
    saysNo: chooses('end'),
    sees: { type: 'shown', agentId } satisfies Input,
    finalises: finalises({}),
    finalisesWith: finalises,
    types: (answers: Answers): Input => ({ type: 'drafted', agentId, answers }),
    cannotSave: { type: 'save-failed', agentId, reason: 'throttled' } satisfies Input,
    couldNotDial: (attempt = 1): Input => ({ type: 'agent-dialled', agentId, attempt, outcome: 'refused' }),
    cannotTellWhetherItDialled: (attempt = 1): Input => ({
      type: 'agent-dialled',
      agentId,
      attempt,
      outcome: 'unclear',
    }),
    clearsTheContact: { type: 'work-ended', contactId } satisfies Input,
  };
};

export const amina = agent('amina', call);
export const ben = agent('ben', 'call-1-ben');

const news = (progress: CallbackProgress, attempt = 1, contactId = callback, revision = 1): Input => ({
  type: 'callback-progressed',
  attempt,
  contactId,
  revision,
  progress,
});

/** The customer's side of a callback, as its own events tell it. */
export const customer = {
  rings: (attempt?: number) => news({ type: 'ringing' }, attempt),
  answers: (attempt?: number, contactId?: string, revision?: number) =>
    news({ type: 'answered' }, attempt, contactId, revision),
  talksTo: ({ agentId }: { agentId: string }, attempt?: number) => news({ type: 'joined', agentId }, attempt),
  isNotReached: (reason: FailureReason = 'busy', attempt?: number) =>
    news({ type: 'failed', reason }, attempt),
  callsIn: (contactId = 'call-2'): Input => ({ type: 'customer-returned', contactId, leftBehind: [] }),
  isKnown: { type: 'caller-known', callerHash: 'hash-1', maskedNumber: '+55•••••••••21' } satisfies Input,
  isGoneWithoutAReason: (attempt?: number) => news({ type: 'unsaid', contactId: callback }, attempt),
};

/** The one who asks Amazon Connect for the call. */
export const dialler = {
  claims: (attempt = 1): Input => ({
    type: 'dial-claimed',
    attempt,
    protocol: 'P-77',
    maskedNumber: '+55•••••••••21',
    leftBehind: [],
  }),
  places: (attempt = 1, contactId = callback): Input => ({ type: 'dial-placed', attempt, contactId }),
  /** By Amazon Connect, which it has asked. */
  isRefused: (attempt = 1, reason: FailureReason = 'not-allowed'): Input => ({
    type: 'dial-refused',
    attempt,
    claimed: true,
    reason,
  }),
  /** Before it asked Amazon Connect. */
  givesUp: (attempt = 1, reason: FailureReason = 'still-with-agent'): Input => ({
    type: 'dial-refused',
    attempt,
    claimed: false,
    reason,
  }),
  isPutOff: (attempt = 1, tries = 1): Input => ({ type: 'dial-postponed', attempt, tries }),
  losesTheAnswer: (attempt = 1): Input => ({ type: 'dial-ambiguous', attempt }),
};

export const dropOf = (holder: Holder, change: Partial<Drop> = {}): Drop => ({
  reason: 'customer-disconnect',
  holder,
  queueId: 'support',
  droppedAt: dropped,
  connectedAt: connected,
  ...change,
});

const judged = (verdict: Judged['verdict'], inherited?: Judged['inherited']): Judged => ({
  type: 'judged',
  chainId: call,
  verdict,
  inherited,
});

interface Offering {
  readonly settings?: QueueSettings;
  readonly popsUp?: boolean;
  readonly callOut?: CallOut;
  readonly drop?: Partial<Drop>;
  readonly inherited?: Judged['inherited'];
}

/** What the facts of the conversation say, with the settings applied. */
export const facts = {
  showADropOf: (
    { leg }: { leg: Holder },
    { settings = support(), popsUp = true, callOut = 'can', drop = {}, inherited }: Offering = {},
  ): Judged =>
    judged(
      { type: 'interrupted', drop: dropOf(leg, drop), policy: { type: 'offer', settings, callOut, popsUp } },
      inherited,
    ),
  showADropWithoutOffer: (
    { leg }: { leg: Holder },
    reason: RefusalReason | 'reason-missing' = 'queue-off',
  ): Judged => judged({ type: 'interrupted', drop: dropOf(leg), policy: { type: 'refuse', reason } }),
  showNoInterruption: (reason: HarmlessReason = 'agent-disconnect', contactId = call): Judged =>
    judged({ type: 'none', reason, leg: { contactId } }),
  doNotSay: (contactId = call): Judged => judged({ type: 'unknown', contactId, leg: { contactId } }),
};

export const holderIsFreed: Input = { type: 'holder-freed' };
export const timePasses: Input = { type: 'time-passed' };
