/** What the agent does with the offer: sees it, and chooses. */
import type { Obstacle } from '../../contracts/reason.ts';
import { type EpochMs, later } from '../../time.ts';
import { accepted, byAgent, type Decision, entry, refused, unchanged } from '../decision.ts';
import type { Chosen, Shown } from '../input.ts';
import {
  countedAttempts,
  type Dialling,
  type Interruption,
  type Offered,
  type OpenInterruption,
} from '../interruption.ts';
import { expire, isExpired } from './closing.ts';
import { endedBy } from './ended.ts';
import { isHolder, notOwner } from './holding.ts';
import { newsWithin } from './patience.ts';

export const onShown = (before: Interruption | undefined, { agentId }: Shown): Decision => {
  if (!isHolder(before, agentId)) return unchanged(before, notOwner);
  if (before.state !== 'offered' || before.case.shown) return unchanged(before);
  return {
    ...unchanged({ ...before, case: { ...before.case, shown: true } }),
    entries: [entry('shown', byAgent(agentId), before.case.attempts)],
  };
};

/** Why *resume* cannot be chosen now; undefined when it can. */
export const obstacleOf = (interruption: OpenInterruption): Obstacle | undefined => {
  const { settings, callbackCount, callOut } = interruption.case;
  const attempts = countedAttempts(interruption.case);
  if (interruption.state === 'ended') return 'closed';
  if (interruption.state !== 'offered') return 'in-progress';
  if (callOut === 'cannot' || interruption.failure === 'no-outbound-queue') return 'no-outbound-queue';
  if (interruption.failure === 'no-number') return 'no-number';
  const wouldExceed = callbackCount + attempts >= settings.maxCallbacksPerProtocol;
  return wouldExceed || attempts >= settings.maxAttempts ? 'too-many-attempts' : undefined;
};

export const inWords: Readonly<Record<Obstacle, string>> = {
  'no-outbound-queue':
    'you have no outbound queue with a caller ID for this queue, so no callback can be made',
  'no-number': 'the caller withheld their number, so no callback can be made',
  'too-many-attempts': 'the callback was attempted as often as the queue settings allow',
  'in-progress': 'a callback is already being made',
  closed: 'this interruption has ended',
};

export const onChosen = (before: Interruption | undefined, input: Chosen, now: EpochMs): Decision => {
  if (!isHolder(before, input.agentId)) return unchanged(before, notOwner);
  if (before.case.acceptedRequests.includes(input.requestId)) return unchanged(before);
  if (input.version !== before.version)
    return unchanged(
      before,
      refused(
        'stale',
        `the interruption changed: you saw version ${input.version}, it is at ${before.version}`,
      ),
    );
  if (isExpired(before, now)) return { ...expire(before), answer: refused('not-possible', inWords.closed) };
  if (before.state !== 'offered')
    return unchanged(before, refused('not-possible', inWords[obstacleOf(before) ?? 'closed']));
  return input.choice === 'end' ? end(before, input, now) : resume(before, input, now);
};

const chosen = (before: Offered, input: Chosen, now: EpochMs) => {
  const late = input.via === 'popup' && before.popupUntil !== null && now >= before.popupUntil;
  const { choice, via } = input;
  return entry(
    'chosen',
    byAgent(input.agentId),
    before.case.attempts,
    late ? { choice, via, late } : { choice, via },
  );
};

const caseWith = (before: Offered, requestId: string) => ({
  ...before.case,
  acceptedRequests: [...before.case.acceptedRequests, requestId],
});

const end = (before: Offered, input: Chosen, now: EpochMs): Decision => {
  return {
    ...unchanged(endedBy({ ...before, case: caseWith(before, input.requestId) }, 'choice')),
    entries: [
      chosen(before, input, now),
      entry('ended', byAgent(input.agentId), before.case.attempts, { how: 'choice' }),
    ],
    effects: [{ type: 'push', agentId: input.agentId }],
  };
};

const resume = (before: Offered, input: Chosen, now: EpochMs): Decision => {
  const obstacle = obstacleOf(before);
  if (obstacle) return unchanged(before, refused('not-possible', inWords[obstacle]));
  const number = before.case.attempts + 1;
  const dialling: Dialling = {
    id: before.id,
    version: before.version + 1,
    state: 'dialling',
    case: { ...caseWith(before, input.requestId), attempts: number },
    attempt: {
      number,
      token: `${before.id}:${number}`,
      requestId: input.requestId,
      requestedAt: now,
      step: 'requested',
      claimedAt: null,
      contactId: null,
      heard: 0,
      after: before.lastAttempt?.contactId ?? null,
    },
  };
  return {
    interruption: dialling,
    entries: [chosen(before, input, now)],
    effects: [
      { type: 'dial', attempt: number, tries: 0 },
      { type: 'push', agentId: input.agentId },
      { type: 'schedule', at: later(now, newsWithin(before.case.settings)) },
    ],
    answer: accepted,
  };
};
