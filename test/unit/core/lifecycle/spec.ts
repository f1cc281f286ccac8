/** given(an interruption).when(something happens) … then what: the words in which the life cycle is specified. */
import { expect, it } from 'vitest';
import type { RefusalCode } from '../../../../core/contracts/agent-socket.ts';
import type { LedgerEntryType } from '../../../../core/contracts/ledger-entry.ts';
import type { Decision, Effect, NewEntry } from '../../../../core/interruption/decision.ts';
import type { Input } from '../../../../core/interruption/input.ts';
import type { Interruption } from '../../../../core/interruption/interruption.ts';
import { decide } from '../../../../core/interruption/lifecycle/decide.ts';
import type { EpochMs } from '../../../../core/time.ts';
import { at } from './the-day.ts';

type Before = Interruption | undefined;
type Entry = LedgerEntryType | ({ readonly type: LedgerEntryType } & Partial<NewEntry>);

/** Each word asserts and returns the outcome, so that they read as one sentence. */
interface Outcome {
  readonly decision: Decision;
  /** It is in this state afterwards, with a version that the agent's page takes for newer. */
  becomes(state: Interruption['state'], members?: object): Outcome;
  /** Something about it is noted; what the agent saw is still about this offer. */
  keepsItsVersion(members: object): Outcome;
  /** The ledger gets exactly these entries. */
  records(...entries: readonly Entry[]): Outcome;
  /** Exactly these effects, in this order. */
  does(...effects: readonly Effect[]): Outcome;
  /** Nothing changes: the same interruption, no entry, no effect. */
  stays(): Outcome;
  /** Nothing changes and the agent is told why. */
  isRefused(code: RefusalCode): Outcome;
  /** The agent is told no, whatever else happens. */
  answersNo(code: RefusalCode): Outcome;
}

const typeOf = (entry: Entry): LedgerEntryType => (typeof entry === 'string' ? entry : entry.type);

const expectNothing = (before: Before, decision: Decision): void => {
  expect(decision.interruption).toBe(before);
  expect(decision.entries).toEqual([]);
  expect(decision.effects).toEqual([]);
};

const outcomeOf = (before: Before, decision: Decision): Outcome => {
  const outcome: Outcome = {
    decision,
    becomes: (state, members = {}) => {
      expect(decision.interruption).toMatchObject({ state, ...members });
      expect(decision.interruption?.version).toBeGreaterThan(before?.version ?? 0);
      return outcome;
    },
    keepsItsVersion: (members) => {
      expect(decision.interruption).toMatchObject({ ...members, version: before?.version });
      expect(decision.interruption).not.toBe(before);
      return outcome;
    },
    records: (...entries) => {
      expect(decision.entries.map(({ type }) => type)).toEqual(entries.map(typeOf));
      for (const [index, entry] of entries.entries())
        if (typeof entry !== 'string')
          expect(decision.entries[index]).toEqual(expect.objectContaining(entry));
      return outcome;
    },
    does: (...effects) => {
      expect(decision.effects).toEqual(effects);
      return outcome;
    },
    stays: () => {
      expectNothing(before, decision);
      expect(decision.answer).toEqual({ ok: true });
      return outcome;
    },
    isRefused: (code) => {
      expectNothing(before, decision);
      return outcome.answersNo(code);
    },
    answersNo: (code) => {
      expect(decision.answer).toMatchObject({ ok: false, code, message: expect.stringMatching(/\w{3}/) });
      return outcome;
    },
  };
  return outcome;
};

/** Where a test names no time, it is four seconds into the pop-up. */
const usualTime = at('12:00:05');

export const given = (before: Before) => ({
  when: (input: Input, now: EpochMs = usualTime): Outcome => outcomeOf(before, decide(before, input, now)),
});

type Sentences = Readonly<Record<string, Input>>;

export const changesNothing = (before: Before, sentences: Sentences, now?: EpochMs): void => {
  it.each(Object.entries(sentences))('%s: nothing changes', (_, input) => {
    given(before).when(input, now).stays();
  });
};

export const isRefused = (before: Before, code: RefusalCode, sentences: Sentences, now?: EpochMs): void => {
  it.each(Object.entries(sentences))(`%s: the answer is "${code}"`, (_, input) => {
    given(before).when(input, now).isRefused(code);
  });
};

export const push = ({ agentId }: { agentId: string }): Effect => ({ type: 'push', agentId });
export const lookAgainAt = (clock: string): Effect => ({ type: 'schedule', at: at(clock) });
export const dial = (attempt: number, tries = 0): Effect => ({ type: 'dial', attempt, tries });
export const lookUp = (contactId: string): Effect => ({ type: 'look-up', contactId });
