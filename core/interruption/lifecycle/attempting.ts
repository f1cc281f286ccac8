/** The dial fence and what the callback's own events say of it. */
import { type EpochMs, later } from '../../time.ts';
import type { CallbackProgress } from '../callback-progress.ts';
import { bySystem, type Decision, entry, leftBehind, refused, unchanged } from '../decision.ts';
import type {
  AgentDialled,
  CallbackProgressed,
  DialAmbiguous,
  DialClaimed,
  DialPlaced,
  DialPostponed,
  DialRefused,
} from '../input.ts';
import {
  type Answered,
  type Attempt,
  attemptOf,
  type Dialling,
  type Ended,
  type Interruption,
  isOpen,
  type OpenInterruption,
  type Resumed,
  type Returned,
  type Unknown,
} from '../interruption.ts';
import { newsDueAt } from './closing.ts';
import { isHolder, notOwner } from './holding.ts';
import { newsWithin } from './patience.ts';
import { hangUpLate, isReturned } from './returning.ts';
import { becomeUnknown, standAgain } from './standing.ts';

const outOfTurn = refused('stale', 'this attempt is no longer being dialled');

const isDialling = (
  interruption: Interruption | undefined,
  attempt: number,
  step: Attempt['step'],
): interruption is Dialling =>
  interruption?.state === 'dialling' &&
  interruption.attempt.number === attempt &&
  interruption.attempt.step === step;

/**
 * Raises the fence. Only the one whose claim is accepted may ask Amazon Connect for the call. A request that
 * waited too long is not dialled any more: the customer must not be called out of the blue.
 */
export const onDialClaimed = (
  before: Interruption | undefined,
  input: DialClaimed,
  now: EpochMs,
): Decision => {
  if (!isDialling(before, input.attempt, 'requested')) return unchanged(before, outOfTurn);
  if (now >= newsDueAt(before)) return { ...standAgain(before, 'not-dialled'), answer: outOfTurn };
  const { protocol, maskedNumber } = input;
  return {
    ...unchanged({
      ...before,
      version: before.version + 1,
      case: { ...before.case, protocol, maskedNumber, freed: before.case.freed || clearsFirst(before) },
      attempt: { ...before.attempt, step: 'calling', claimedAt: now },
    }),
    entries: [entry('dialling', bySystem, input.attempt, leftBehind(input.leftBehind))],
    effects: staysSilent(before, now),
  };
};

/** A softphone may say nothing at all. Where we ask for the call ourselves, its answer sets the time. */
const staysSilent = ({ case: { settings } }: Dialling, now: EpochMs): Decision['effects'] =>
  settings.dialMode === 'agent' ? [{ type: 'schedule', at: later(now, newsWithin(settings)) }] : [];

/** The agent's page clears their contact before it dials: that must not close the case. */
const clearsFirst = ({ case: { settings } }: Dialling): boolean =>
  settings.dialMode === 'agent' && settings.clearBeforeDial;

/** `placed` may arrive after doubt had set in, or after the callback's own events. */
export const onDialPlaced = (before: Interruption | undefined, input: DialPlaced, now: EpochMs): Decision => {
  const { attempt, contactId } = input;
  if (isReturned(before)) return hangUpLate(before, attempt, contactId);
  if (isDialling(before, attempt, 'calling')) return placed(before, contactId, now);
  if (before?.state === 'unknown' && before.attempt.number === attempt) return placed(before, contactId, now);
  return unchanged(before);
};

const placed = (before: Dialling | Unknown, contactId: string, now: EpochMs): Decision => {
  const { id, attempt, case: at } = before;
  const dialling: Dialling = {
    id,
    version: before.version + 1,
    state: 'dialling',
    case: at,
    attempt: { ...attempt, step: 'placed', contactId, claimedAt: attempt.claimedAt ?? now },
  };
  return {
    ...unchanged(dialling),
    entries: [entry('placed', bySystem, attempt.number, { contactId })],
    effects: [
      { type: 'push', agentId: at.holder.agentId },
      { type: 'schedule', at: later(now, newsWithin(at.settings)) },
    ],
  };
};

export const onDialRefused = (
  before: Interruption | undefined,
  { attempt, reason, claimed }: DialRefused,
): Decision =>
  isDialling(before, attempt, claimed ? 'calling' : 'requested')
    ? standAgain(before, reason)
    : unchanged(before);

/** Amazon Connect said "later": it is certain that nobody was called, so the fence comes down again. */
export const onDialPostponed = (before: Interruption | undefined, input: DialPostponed): Decision => {
  if (!isDialling(before, input.attempt, 'calling')) return unchanged(before);
  return {
    ...unchanged({ ...before, attempt: { ...before.attempt, step: 'requested', claimedAt: null } }),
    entries: [entry('postponed', bySystem, input.attempt, { tries: input.tries })],
    effects: [{ type: 'dial', attempt: input.attempt, tries: input.tries }],
  };
};

/** What the agent's browser could not do is as certain as what Amazon Connect refused; its silence is not. */
export const onAgentDialled = (
  before: Interruption | undefined,
  { agentId, attempt, outcome }: AgentDialled,
  now: EpochMs,
): Decision => {
  if (!isHolder(before, agentId)) return unchanged(before, notOwner);
  if (!isDialling(before, attempt, 'calling')) return unchanged(before, outOfTurn);
  return outcome === 'refused' ? standAgain(before, 'agent-could-not-dial') : becomeUnknown(before, now);
};

export const onDialAmbiguous = (
  before: Interruption | undefined,
  { attempt }: DialAmbiguous,
  now: EpochMs,
): Decision => (isDialling(before, attempt, 'calling') ? becomeUnknown(before, now) : unchanged(before));

/** News of a callback counts for the attempt that made it, even after that attempt was given up. */
export const onCallbackProgressed = (
  before: Interruption | undefined,
  input: CallbackProgressed,
  now: EpochMs,
): Decision => {
  if (isReturned(before)) return hangUpUnlessOver(before, input);
  const attempt = isOpen(before) ? attemptOf(before) : null;
  if (!isOpen(before) || before.state === 'ended' || attempt?.number !== input.attempt)
    return unchanged(before);
  if (attempt.contactId !== null && attempt.contactId !== input.contactId) return unchanged(before);
  if (input.revision < attempt.heard) return unchanged(before);
  const known = { ...attempt, step: 'placed', contactId: input.contactId, heard: input.revision } as const;
  return progress(before, known, input, now);
};

const hangUpUnlessOver = (
  before: Returned,
  { attempt, contactId, progress: news }: CallbackProgressed,
): Decision =>
  news.type === 'failed' || news.type === 'unsaid'
    ? unchanged(before)
    : hangUpLate(before, attempt, contactId);

const progress = (
  before: Exclude<OpenInterruption, Ended>,
  attempt: Attempt,
  input: CallbackProgressed,
  now: EpochMs,
): Decision => {
  const news = input.progress;
  if (news.type === 'unsaid') return unchanged(before);
  if (before.state === 'resumed' && !isVoicemail(news)) return unchanged(before);
  switch (news.type) {
    case 'ringing':
      return awaitsNews(before)
        ? placed(asDialling(before, attempt), input.contactId, now)
        : unchanged(before);
    case 'answered':
      return before.state === 'answered' ? unchanged(before) : answered(before, attempt);
    case 'joined':
      return joined(before, attempt, news.agentId);
    case 'failed':
      return before.state === 'offered' ? unchanged(before) : standAgain({ ...before, attempt }, news.reason);
  }
};

/** What seemed to be the customer was hung up on at once. */
const isVoicemail = (news: CallbackProgress): boolean =>
  news.type === 'failed' && news.reason === 'voicemail-suspected';

/** Nobody has told us the callback's contact yet. */
const awaitsNews = (before: OpenInterruption): boolean =>
  before.state === 'unknown' ||
  (before.state === 'dialling' && before.attempt.step === 'calling') ||
  (before.state === 'offered' && before.failure === 'no-trace');

const asDialling = (before: Exclude<OpenInterruption, Ended>, attempt: Attempt): Dialling => ({
  id: before.id,
  version: before.version,
  state: 'dialling',
  case: before.case,
  attempt,
});

const answered = (before: Exclude<OpenInterruption, Ended>, attempt: Attempt): Decision => {
  const { id, version, case: at } = before;
  const next: Answered = { id, version: version + 1, state: 'answered', case: at, attempt };
  return {
    ...unchanged(next),
    entries: [entry('answered', bySystem, attempt.number)],
    effects: [{ type: 'push', agentId: at.holder.agentId }],
  };
};

const joined = (before: Exclude<OpenInterruption, Ended>, attempt: Attempt, agentId: string): Decision => {
  const { id, version, case: at } = before;
  const next: Resumed = { id, version: version + 1, state: 'resumed', case: at, attempt, agentId };
  const contactId = attempt.contactId ?? '';
  return {
    ...unchanged(next),
    entries: [
      entry('resumed', bySystem, attempt.number, {
        agentId,
        contactId,
        byHolder: agentId === at.holder.agentId,
      }),
    ],
    effects: [{ type: 'push', agentId: at.holder.agentId }],
  };
};
