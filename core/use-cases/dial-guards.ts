/**
 * How often a customer may be called, an agent may call, and all of them together: against toll fraud, against a
 * page or a program run wild, and so that nobody is pestered. All is counted at once, or nothing is.
 */
import type { FailureReason } from '../contracts/reason.ts';
import type { Dialling } from '../interruption/interruption.ts';
import type { Clock, Counter, Counters, NumberHash } from '../ports.ts';
import { type EpochMs, isoOf, later, minutes, seconds } from '../time.ts';

/** For the whole installation; the settings of a queue say what holds for a number. */
export interface CallLimits {
  readonly callsPerAgentPerHour: number;
  readonly callsPerMinute: number;
}

export interface DialGuardDeps {
  readonly numbers: NumberHash;
  readonly counters: Counters;
  readonly limits: CallLimits;
  readonly clock: Clock;
}

interface Guard extends Counter {
  readonly reason: FailureReason;
}

const aDay = minutes(24 * 60);
/** Longer than an interruption may stand and its callback may talk. */
const forgotten = minutes(7 * 24 * 60);

/** The part of an ISO 8601 text that names the day, the hour or the minute, in UTC. */
const day = 10;
const hour = 13;
const minute = 16;

const guardsFor = async (
  { numbers, limits }: DialGuardDeps,
  { id, case: { holder, settings, firstId = id, heldBack = 0 } }: Dialling,
  destination: string,
  now: EpochMs,
): Promise<readonly Guard[]> => {
  const period = (length: number): string => isoOf(now).slice(0, length);
  const shared = { spacing: 0, until: later(now, aDay) };
  return [
    {
      name: `number#${await numbers.of(destination)}#${period(day)}`,
      most: settings.maxCallsPerNumberPerDay,
      reason: 'number-limit',
      ...shared,
      spacing: seconds(settings.callSpacingSeconds),
    },
    {
      // The count that a callback inherits knows nothing of calls made after it, while its own end was not told yet.
      name: `protocol#${firstId}`,
      most: settings.maxCallbacksPerProtocol + heldBack,
      reason: 'protocol-limit',
      ...shared,
      until: later(now, forgotten),
    },
    {
      name: `agent#${holder.agentId}#${period(hour)}`,
      most: limits.callsPerAgentPerHour,
      reason: 'agent-limit',
      ...shared,
    },
    { name: `all#${period(minute)}`, most: limits.callsPerMinute, reason: 'instance-limit', ...shared },
  ];
};

/**
 * Counts the call of this attempt, once however often it is asked.
 * @returns why it must not be made; undefined when it may
 */
export const refusalOfGuards = async (
  deps: DialGuardDeps,
  interruption: Dialling,
  destination: string,
): Promise<FailureReason | undefined> => {
  const now = deps.clock();
  const guards = await guardsFor(deps, interruption, destination, now);
  const counted = await deps.counters.count(interruption.attempt.token, guards, now);
  if (counted.type === 'counted') return undefined;
  if (counted.type === 'too-soon') return 'too-soon';
  return guards.find(({ name }) => name === counted.name)?.reason ?? 'instance-limit';
};
