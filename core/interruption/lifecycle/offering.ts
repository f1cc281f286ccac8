/** From facts to an offer: detected, offered, not offered, withdrawn. */
import { untilAnswered } from '../../contracts/queue-settings.ts';
import { type EpochMs, later, minutes, seconds } from '../../time.ts';
import { bySystem, type Decision, type Effect, entry, unchanged } from '../decision.ts';
import type { Judged, JudgedDrop } from '../input.ts';
import type { Case, Detected, Ended, Interruption, NotOffered, Offered } from '../interruption.ts';
import { isOpen } from '../interruption.ts';
import { talkSecondsOf } from '../policy.ts';
import type { Holder } from '../verdict.ts';
import { endedBy } from './ended.ts';

/** A judgement about a chain. Resume once chosen is never taken back by it. */
export const onJudged = (before: Interruption | undefined, input: Judged, now: EpochMs): Decision => {
  switch (before?.state) {
    case undefined:
    case 'detected':
      return firstJudgement(before, input, now);
    case 'not-offered':
      return judgedAgain(before, input, now);
    case 'offered':
      return judgedWhileOffered(before, input, now);
    case 'ended':
      return before.how === 'withdrawn' ? judgedAfterWithdrawal(before, input, now) : unchanged(before);
    default:
      return unchanged(before);
  }
};

const nextVersion = (before: Interruption | undefined): number => (before?.version ?? 0) + 1;

const firstJudgement = (before: Detected | undefined, input: Judged, now: EpochMs): Decision => {
  const { verdict, chainId } = input;
  if (verdict.type === 'interrupted') return onDrop(before, input, verdict, now);
  if (verdict.type === 'unknown')
    return before?.contactId === verdict.contactId && !verdict.again
      ? unchanged(before)
      : askAbout(before, chainId, verdict.contactId);
  const isSettled = verdict.reason !== 'not-ended' && verdict.reason !== 'still-with-agent';
  if (!before || !isSettled) return unchanged(before);
  return notOffered(before, chainId, verdict.reason, verdict.leg?.contactId ?? null);
};

const askAbout = (
  before: Detected | NotOffered | Ended | undefined,
  chainId: string,
  contactId: string,
): Decision => ({
  ...unchanged({ id: chainId, version: nextVersion(before), state: 'detected', contactId }),
  entries: [entry('detected', bySystem, 0, { lookUp: contactId })],
  effects: [{ type: 'look-up', contactId }],
});

/** Facts may still make an interruption of it; a refusal by settings holds for the leg that it was about. */
const judgedAgain = (before: NotOffered, input: Judged, now: EpochMs): Decision => {
  const { verdict, chainId } = input;
  if (verdict.type === 'unknown')
    return before.contactId === verdict.contactId && !verdict.again
      ? unchanged(before)
      : askAbout(before, chainId, verdict.contactId);
  if (verdict.type !== 'interrupted') return unchanged(before);
  const isReasonNew = before.reason === 'reason-missing' && verdict.drop.reason !== 'reason-missing';
  const isOpenQuestion =
    isReasonNew ||
    !refusedBySettings.has(before.reason) ||
    verdict.drop.holder.contactId !== before.contactId;
  return isOpenQuestion ? onDrop(before, input, verdict, now) : unchanged(before);
};

const refusedBySettings: ReadonlySet<string> = new Set([
  'queue-off',
  'settings-broken',
  'reason-off',
  'reason-missing',
  'too-short',
  'too-old',
  'too-many-callbacks',
]);

const onDrop = (
  before: Interruption | undefined,
  input: Judged,
  verdict: JudgedDrop,
  now: EpochMs,
): Decision => {
  const { policy, drop } = verdict;
  if (policy.type === 'refuse')
    return isOpen(before)
      ? unchanged(before)
      : notOffered(before, input.chainId, policy.reason, drop.holder.contactId);
  return offer(before, input, verdict, now);
};

const notOffered = (
  before: Detected | NotOffered | undefined,
  id: string,
  reason: NotOffered['reason'],
  contactId: string | null,
): Decision => {
  if (before?.state === 'not-offered' && before.reason === reason && before.contactId === contactId)
    return unchanged(before);
  return {
    ...unchanged({ id, version: nextVersion(before), state: 'not-offered', reason, contactId }),
    entries: [entry('not-offered', bySystem, 0, contactId === null ? { reason } : { reason, contactId })],
  };
};

const caseOf = (input: Judged, { drop, policy }: JudgedDrop): Case | undefined => {
  if (policy.type !== 'offer' || drop.queueId === null) return undefined;
  const { settings } = policy;
  return {
    holder: drop.holder,
    dropReason: drop.reason,
    queueId: drop.queueId,
    droppedAt: drop.droppedAt,
    talkSeconds: talkSecondsOf(drop),
    settings,
    callOut: policy.callOut,
    protocol: input.inherited?.protocol ?? (settings.protocolAttribute ? null : input.chainId),
    maskedNumber: null,
    ...(input.inherited?.firstId !== undefined && { firstId: input.inherited.firstId }),
    callbackCount: input.inherited?.callbackCount ?? 0,
    attempts: 0,
    acceptedRequests: [],
    shown: false,
    freed: false,
    draft: {},
    callerHash: null,
    expiresAt: later(drop.droppedAt, minutes(settings.maxAgeMinutes)),
  };
};

const offer = (
  before: Interruption | undefined,
  input: Judged,
  verdict: JudgedDrop,
  now: EpochMs,
): Decision => {
  const dropped = caseOf(input, verdict);
  if (!dropped || verdict.policy.type !== 'offer') return unchanged(before);
  const { settings, popsUp } = verdict.policy;
  const popupUntil = popsUp ? popupEnd(settings.popupSeconds, dropped.expiresAt, now) : null;
  const offered: Offered = {
    id: input.chainId,
    version: nextVersion(before),
    state: 'offered',
    case: dropped,
    popupUntil,
    lapsed: false,
    failure: null,
    lastAttempt: null,
  };
  const { holder, dropReason, queueId } = dropped;
  const detail = {
    agentId: holder.agentId,
    contactId: holder.contactId,
    reason: dropReason,
    queueId,
    popsUp,
    ...(dropped.callOut === 'cannot' && { whyNot: 'no-outbound-queue' }),
  };
  const push: Effect = { type: 'push', agentId: holder.agentId };
  const lapses = popupUntil !== null && settings.popupSeconds !== untilAnswered;
  return {
    ...unchanged(offered),
    entries: [entry('offered', bySystem, 0, detail)],
    effects: [
      push,
      ...(lapses ? [{ type: 'schedule', at: popupUntil } as const] : []),
      // After the push: the agent does not wait for it.
      ...(settings.customerCallsIn ? [{ type: 'look-up-caller', contactId: input.chainId } as const] : []),
    ],
  };
};

const popupEnd = (popupSeconds: number, expiresAt: EpochMs, now: EpochMs): EpochMs =>
  popupSeconds === untilAnswered ? expiresAt : later(now, seconds(popupSeconds));

/** What was taken back may turn out to be an interruption after all, of this holder or of another. */
const judgedAfterWithdrawal = (before: Ended, input: Judged, now: EpochMs): Decision => {
  const { verdict, chainId } = input;
  if (verdict.type === 'interrupted') return onDrop(before, input, verdict, now);
  return verdict.type === 'unknown' ? askAbout(before, chainId, verdict.contactId) : unchanged(before);
};

const judgedWhileOffered = (before: Offered, input: Judged, now: EpochMs): Decision => {
  const { verdict } = input;
  // Resume was chosen once: a call may exist, and what is learnt of the past takes nothing back.
  if (before.case.attempts > 0) return unchanged(before);
  if (verdict.type === 'unknown')
    return { ...unchanged(before), effects: [{ type: 'look-up', contactId: verdict.contactId }] };
  if (verdict.type === 'none') return withdraw(before, verdict.reason);
  if (isSameHolder(verdict.drop.holder, before.case.holder)) return unchanged(before);
  const withdrawn = withdraw(before, 'other-holder');
  const offeredAnew = onDrop(withdrawn.interruption, input, verdict, now);
  return {
    ...offeredAnew,
    entries: [...withdrawn.entries, ...offeredAnew.entries],
    effects: [...withdrawn.effects, ...offeredAnew.effects],
  };
};

const isSameHolder = (one: Holder, other: Holder): boolean =>
  one.contactId === other.contactId && one.agentId === other.agentId;

const withdraw = (before: Offered, reason: string): Decision => {
  const { agentId } = before.case.holder;
  return {
    ...unchanged(endedBy(before, 'withdrawn')),
    entries: [entry('withdrawn', bySystem, before.case.attempts, { agentId, reason })],
    effects: [{ type: 'push', agentId }],
  };
};
