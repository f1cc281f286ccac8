/** Whether a drop is offered, and how: the admin's settings applied to the facts. */
import type { QueueSettings, ReadQueueSettings } from '../contracts/queue-settings.ts';
import type { RefusalReason } from '../contracts/reason.ts';
import { type EpochMs, minutes, seconds, secondsBetween } from '../time.ts';
import type { CallOut } from './call-out.ts';
import type { Drop } from './verdict.ts';

export type Policy =
  | { readonly type: 'refuse'; readonly reason: RefusalReason | 'reason-missing' }
  | {
      readonly type: 'offer';
      readonly settings: QueueSettings;
      readonly callOut: CallOut;
      readonly popsUp: boolean;
    };

export interface PolicyQuestion {
  readonly drop: Drop;
  /** undefined: the queue has no item, or there is no queue. */
  readonly settings: ReadQueueSettings | undefined;
  /** How many callbacks this protocol had already. */
  readonly callbackCount: number;
  /** Whether the holder can call out on the queue's outbound queue. */
  readonly callOut: CallOut;
  /** The holder has closed the contact already: what is learnt of it now only stands. */
  readonly isClosed: boolean;
  readonly now: EpochMs;
}

const refuse = (reason: RefusalReason | 'reason-missing'): Policy => ({ type: 'refuse', reason });

export const talkSecondsOf = (drop: Drop): number => secondsBetween(drop.connectedAt, drop.droppedAt);

/** Answers the question without looking at the clock for freshness: what `npm run replay` asks. */
export const refusalOf = ({
  drop,
  settings: read,
  callbackCount,
}: Omit<PolicyQuestion, 'now' | 'callOut' | 'isClosed'>) => {
  if (drop.queueId === null) return refuse('no-queue');
  if (!read) return refuse('queue-off');
  if (read.type === 'broken') return refuse('settings-broken');
  const { settings } = read;
  if (!settings.callbackEnabled) return refuse('queue-off');
  if (!settings.reasons.includes(drop.reason))
    return refuse(drop.reason === 'reason-missing' ? 'reason-missing' : 'reason-off');
  if (talkSecondsOf(drop) < settings.minTalkSeconds) return refuse('too-short');
  if (callbackCount >= settings.maxCallbacksPerProtocol) return refuse('too-many-callbacks');
  return settings;
};

const isRefusal = (answer: ReturnType<typeof refusalOf>): answer is Policy => 'type' in answer;

/** A stale drop never pops up, it only stands; a very old one is only recorded. */
export const policyOf = (question: PolicyQuestion): Policy => {
  const settings = refusalOf(question);
  if (isRefusal(settings)) return settings;
  const age = question.now - question.drop.droppedAt;
  if (age >= minutes(settings.maxAgeMinutes)) return refuse('too-old');
  const isFresh = age <= seconds(settings.freshSeconds);
  const isWorthAsking = isFresh && !question.isClosed && question.callOut !== 'cannot';
  const popsUp = settings.present === 'popup' && isWorthAsking;
  return { type: 'offer', settings, callOut: question.callOut, popsUp };
};
