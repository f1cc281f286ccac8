/**
 * The one way a chain changes: read, decide, write against the revision that was read, then carry out the
 * effects and report them done.
 *
 *   read ──> decide ──> commit (state + ledger + pending effects) ──> carry out ──> settle
 *    ^                    │ version conflict
 *    └────────────────────┘
 *
 * A crash after the commit leaves the effects pending, under a lease. Whoever meets them after it carries them out.
 * Within it somebody is at it, or has died at it: nobody can tell which. A message that was delivered before may be
 * the dead one's own, and a timer may be there for it: these are delivered again later. Everybody else leaves the
 * effects alone.
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
  /** Effects that are met in hand may be those that an earlier run of the same message left behind. */
  readonly waitsForEffects: boolean;
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

/** Longer than the time-out of any function that carries out effects. */
export const effectsLease = seconds(12);
/**
 * A page's request and a flow's question are not delivered again when we crash. Whoever answers one queues a look at
 * the interruption before they write, for so much later: it finds the lease run out and finishes what was left undone.
 */
export const safetyNet = seconds(15);
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
  try {
    return { chain: await perform(deps, after), answer };
  } finally {
    // Whoever is to be told of it hears first; a log that fails must not cost them that.
    for (const entry of entries) deps.observe(entry, after);
  }
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

const finishPending = async (deps: AdvanceDeps, chain: Chain, now: EpochMs): Promise<Chain> => {
  if (chain.pendingUntil === null || now >= chain.pendingUntil) return perform(deps, chain);
  if (deps.waitsForEffects)
    throw new AppError('effects-in-hand', 'later', `somebody carries out the effects of ${chain.chainId}`);
  return chain;
};

const perform = async (deps: AdvanceDeps, chain: Chain): Promise<Chain> => {
  if (chain.pending.length === 0) return chain;
  for (const effect of chain.pending) await deps.carryOut(chain, effect);
  await deps.chains.settle(chain);
  return { ...chain, pending: [], pendingUntil: null };
};
