import type { Counted, Counter, Counters, DialPace, NumberHash, OpeningHours } from '../../core/ports.ts';
import { type EpochMs, later } from '../../core/time.ts';
import { CrashPlan } from './crash.ts';

/** One line; the next turn is free at `nextAt`. */
export class InMemoryPace implements DialPace {
  readonly #apart: number;
  readonly #inLine = new Map<string, EpochMs>();
  #nextAt: EpochMs | undefined;

  constructor(callsPerSecond: number) {
    this.#apart = Math.ceil(1_000 / callsPerSecond);
  }

  async takeTurn(once: string, now: EpochMs, latest: EpochMs): Promise<EpochMs | undefined> {
    const kept = this.#inLine.get(once);
    if (kept !== undefined) return kept;
    const turn = this.#nextAt === undefined || this.#nextAt < now ? now : this.#nextAt;
    if (turn > latest) return undefined;
    this.#nextAt = later(turn, this.#apart);
    this.#inLine.set(once, turn);
    return turn;
  }
}

export class InMemoryCounters implements Counters {
  readonly counted = new Map<string, { readonly calls: number; readonly lastAt: EpochMs }>();
  readonly #once = new Set<string>();

  async count(once: string, counters: readonly Counter[], now: EpochMs): Promise<Counted> {
    if (this.#once.has(once)) return { type: 'counted' };
    for (const { name, most, spacing } of counters) {
      const { calls, lastAt } = this.counted.get(name) ?? { calls: 0, lastAt: undefined };
      if (calls >= most) return { type: 'full', name };
      if (lastAt !== undefined && later(lastAt, spacing) > now) return { type: 'too-soon', name };
    }
    this.#once.add(once);
    for (const { name } of counters)
      this.counted.set(name, { calls: (this.counted.get(name)?.calls ?? 0) + 1, lastAt: now });
    return { type: 'counted' };
  }
}

/** Everything that stands between a choice and a call, as the installation is by default; every queue is open. */
export const inMemoryGuards = (crash = new CrashPlan()) => {
  const pace = new InMemoryPace(2);
  const counters = new InMemoryCounters();
  const closed = new Set<string>();
  const hours: OpeningHours = { isOpen: async (queueId) => !closed.has(queueId) };
  const numbers: NumberHash = { of: async (number) => `hash-${Number(number.slice(1)) % 1_000_003}` };
  return {
    closed,
    hours,
    numbers,
    pace: {
      takeTurn: (once: string, now: EpochMs, latest: EpochMs) =>
        crash.around(() => pace.takeTurn(once, now, latest)),
    } satisfies DialPace,
    counters: {
      count: (once: string, all: readonly Counter[], now: EpochMs) =>
        crash.around(() => counters.count(once, all, now)),
    } satisfies Counters,
    counted: counters.counted,
    limits: { callsPerAgentPerHour: 30, callsPerMinute: 150 },
  };
};

export type InMemoryGuards = ReturnType<typeof inMemoryGuards>;
