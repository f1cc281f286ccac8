/**
 * The one way a chain changes: read, decide, write against the revision that was read, then carry out the
 * effects and report them done.
 *
 *   read ──> decide ──> commit (state + ledger + pending effects) ──> carry out ──> settle
 *    ^                    │ version conflict
 *    └────────────────────┘
 *
 * A crash after the commit leaves the effects pending. Whoever wrote them is delivered again (a queue repeats the
 * message, a socket message has left a deadline behind) and, as their lease has run out by then, carries them out.
 * Anyone else who meets them within the lease leaves them alone: a duplicate of an event repeats nothing.
 */
import type { LedgerEntry } from '../contracts/ledger-entry.ts';
import { AppError, hasCode } from '../errors.ts';
import type { Chain } from '../interruption/chain.ts';
import { type Answer, accepted, type Decision } from '../interruption/decision.ts';
import type { Input } from '../interruption/input.ts';
import { decide } from '../interruption/lifecycle/decide.ts';
import type { Chains, Clock, Observer } from '../ports.ts';
import { type EpochMs, isoOf, later, seconds } from '../time.ts';
import type { CarryOut } from './carry-out.ts';

export interface AdvanceDeps {
  readonly chains: Chains;
  readonly clock: Clock;
  readonly carryOut: CarryOut;
  readonly observe: Observer;
}

/** The chain as it is to be, before its interruption is decided upon; and what happened to the interruption. */
export interface Step {
  readonly chain: Chain;
  readonly inputs: readonly Input[];
}

/** Called again with the newer chain after a version conflict. */
export type Plan = (before: Chain, now: EpochMs) => Step | Promise<Step>;

export interface Advanced {
  readonly chain: Chain;
  readonly answer: Answer;
}

/**
 * Longer than the time-out of any function that carries out effects, shorter than any queue's visibility time-out:
 * a delivery that comes again must find the lease of its first try run out.
 */
export const effectsLease = seconds(12);
const attempts = 12;

export type Advance = (chainId: string, plan: Plan) => Promise<Advanced>;

/** @throws AppError `too-contended` (deliver again later), or what a port throws */
export const advance =
  (deps: AdvanceDeps): Advance =>
  async (chainId, plan) => {
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      try {
        return await advanceOnce(deps, chainId, plan);
      } catch (error) {
        if (!hasCode(error, 'version-conflict')) throw error;
      }
    }
    throw new AppError('too-contended', 'later', `chain ${chainId} kept changing; deliver again later`);
  };

const advanceOnce = async (deps: AdvanceDeps, chainId: string, plan: Plan): Promise<Advanced> => {
  const before = await deps.chains.load(chainId);
  const now = deps.clock();
  const step = await plan(before, now);
  const { chain: decided, entries, answer } = decideAll(step, now);
  if (isSame(before, decided)) return { chain: await finishPending(deps, before, now), answer };
  const after = { ...decided, revision: before.revision + 1 };
  await deps.chains.commit(before, after, entries);
  for (const entry of entries) deps.observe(entry);
  return { chain: await perform(deps, after), answer };
};

const isSame = (before: Chain, after: Chain): boolean =>
  before.facts === after.facts &&
  before.interruption === after.interruption &&
  before.origin === after.origin &&
  before.pending === after.pending;

interface Decided {
  readonly chain: Chain;
  readonly entries: readonly LedgerEntry[];
  readonly answer: Answer;
}

const decideAll = (step: Step, now: EpochMs): Decided => {
  let decided: Decided = { chain: step.chain, entries: [], answer: accepted };
  for (const input of step.inputs) {
    const decision = decide(decided.chain.interruption, input, now);
    decided = applied(decided, decision, now);
  }
  return decided;
};

const applied = ({ chain, entries }: Decided, decision: Decision, now: EpochMs): Decided => {
  const written = decision.entries.map((entry, index) => ({
    ...entry,
    interruptionId: chain.chainId,
    seq: chain.entries + index + 1,
    at: isoOf(now),
  }));
  const pending = decision.effects.length === 0 ? chain.pending : [...chain.pending, ...decision.effects];
  return {
    chain: {
      ...chain,
      interruption: decision.interruption,
      entries: chain.entries + written.length,
      pending,
      pendingUntil: pending.length === 0 ? null : later(now, effectsLease),
    },
    entries: [...entries, ...written],
    answer: decision.answer,
  };
};

const finishPending = async (deps: AdvanceDeps, chain: Chain, now: EpochMs): Promise<Chain> =>
  chain.pendingUntil !== null && now < chain.pendingUntil ? chain : perform(deps, chain);

const perform = async (deps: AdvanceDeps, chain: Chain): Promise<Chain> => {
  if (chain.pending.length === 0) return chain;
  for (const effect of chain.pending) await deps.carryOut(chain, effect);
  await deps.chains.settle(chain);
  return { ...chain, pending: [], pendingUntil: null };
};
