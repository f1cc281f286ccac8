import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { states } from '../../../core/contracts/agent-socket.ts';
import type { Decision, Effect } from '../../../core/interruption/decision.ts';
import { decide } from '../../../core/interruption/lifecycle/decide.ts';
import { aHistory, type Step } from './some-history.ts';

const inEveryHistory = (check: (steps: readonly Step[]) => void): void => {
  fc.assert(fc.property(aHistory, check), { numRuns: 1_000 });
};
const atEveryStep = (check: (step: Step) => void): void => inEveryHistory((steps) => steps.forEach(check));

const dialsOf = ({ effects }: Decision): Extract<Effect, { type: 'dial' }>[] =>
  effects.filter((effect) => effect.type === 'dial');
const hasChanged = ({ before, decision }: Step): boolean => decision.interruption !== before;
const isClaim = ({ input, decision }: Step): boolean => input.type === 'dial-claimed' && decision.answer.ok;
const isYes = ({ input, decision }: Step): boolean =>
  input.type === 'chosen' &&
  input.choice === 'resume' &&
  decision.entries.some(({ type }) => type === 'chosen');
const isPostponement = ({ decision }: Step): boolean =>
  decision.entries.some(({ type }) => type === 'postponed');

describe('in every history', () => {
  it('the version never decreases, and a new state has a new version', () => {
    atEveryStep(({ before, decision: { interruption } }) => {
      expect(interruption?.version ?? 0).toBeGreaterThanOrEqual(before?.version ?? 0);
      if (interruption?.state !== before?.state)
        expect(interruption?.version).toBeGreaterThan(before?.version ?? 0);
    });
  });

  it('the ledger is written when something changed but for what the agent types, and only then', () => {
    atEveryStep((step) => {
      expect(step.decision.entries.length > 0).toBe(hasChanged(step) && step.input.type !== 'drafted');
    });
  });

  it('an unchanged interruption is the same object and does nothing but ask about a leg', () => {
    atEveryStep((step) => {
      const isNew = hasChanged(step);
      if (isNew && step.input.type === 'save-failed') return;
      if (isNew) return expect(step.decision.interruption).not.toEqual(step.before);
      const others = step.decision.effects.filter(({ type }) => type !== 'look-up');
      expect(others).toEqual([]);
    });
  });

  it('a no changes nothing, unless time had run out and nobody had noticed', () => {
    atEveryStep((step) => {
      const { before, now, decision } = step;
      if (decision.answer.ok || !hasChanged(step)) return;
      expect(decision.interruption).toEqual(decide(before, { type: 'time-passed' }, now).interruption);
    });
  });

  it('it never changes whose it is, once a callback was asked for', () => {
    atEveryStep(({ before, decision: { interruption } }) => {
      if (!before || !('case' in before) || before.case.attempts === 0) return;
      expect(interruption).toMatchObject({ case: { holder: before.case.holder } });
    });
  });

  it('attempts are counted and never taken back', () => {
    atEveryStep(({ before, decision: { interruption } }) => {
      if (!before || !('case' in before) || before.case.attempts === 0) return;
      const attempts = interruption && 'case' in interruption ? interruption.case.attempts : 0;
      expect(attempts).toBeGreaterThanOrEqual(before.case.attempts);
    });
  });

  it('every entry says what, by whom and at which attempt, in plain values', () => {
    atEveryStep(({ decision }) => {
      for (const entry of decision.entries) {
        expect(entry.by).toMatch(/^(system|agent:\w+)$/);
        expect(entry.attempt).toBeGreaterThanOrEqual(0);
        expect(JSON.parse(JSON.stringify(entry))).toEqual(entry);
      }
    });
  });

  it('nothing that was typed outlives it', () => {
    atEveryStep(({ decision: { interruption } }) => {
      if (interruption?.state === 'ended') expect(interruption.case.draft).toEqual({});
    });
  });

  it('what it was is left as it was', () => {
    atEveryStep(({ before, input, now, decision }) => {
      const copy = structuredClone(before);
      expect(decide(before, input, now)).toEqual(decision);
      expect(before).toEqual(copy);
    });
  });

  it('it can be stored: nothing is lost on the way through JSON', () => {
    atEveryStep(({ decision: { interruption } }) => {
      if (interruption) expect(JSON.parse(JSON.stringify(interruption))).toEqual(interruption);
    });
  });
});

describe('no customer is called twice for one choice', () => {
  it('a yes asks for one call, and only a postponement asks for the same one again', () => {
    atEveryStep((step) => {
      expect(dialsOf(step.decision)).toHaveLength(isYes(step) || isPostponement(step) ? 1 : 0);
    });
  });

  it('the call that is asked for is that of a new attempt, with a token of its own', () => {
    inEveryHistory((steps) => {
      const yeses = steps.filter(isYes).map(({ decision }) => dialsOf(decision)[0]?.attempt);
      expect(new Set(yeses).size).toBe(yeses.length);
      const tokens = steps.filter(isYes).map(({ decision: { interruption } }) => {
        expect(interruption?.state).toBe('dialling');
        return interruption?.state === 'dialling' ? interruption.attempt.token : undefined;
      });
      expect(new Set(tokens).size).toBe(tokens.length);
    });
  });

  it('an attempt is claimed once, unless Amazon Connect certainly made no call', () => {
    inEveryHistory((steps) => {
      const claimed = new Set<number>();
      for (const step of steps) {
        const { input, decision } = step;
        if (input.type === 'dial-postponed' && decision.entries.length > 0) claimed.delete(input.attempt);
        if (input.type !== 'dial-claimed' || !isClaim(step)) continue;
        expect(claimed.has(input.attempt)).toBe(false);
        claimed.add(input.attempt);
      }
    });
  });

  it('every claim belongs to a yes that was said before', () => {
    inEveryHistory((steps) => {
      let yeses = 0;
      for (const step of steps) {
        if (isYes(step)) yeses += 1;
        if (step.input.type === 'dial-claimed' && isClaim(step)) expect(step.input.attempt).toBe(yeses);
      }
    });
  });

  it('the same request again changes nothing and is answered with yes', () => {
    atEveryStep(({ input, now, decision: { interruption, answer, entries } }) => {
      if ((input.type !== 'chosen' && input.type !== 'finalised') || !answer.ok || entries.length === 0)
        return;
      const again = decide(interruption, input, now);
      expect(again.interruption).toBe(interruption);
      expect([again.entries, again.effects, again.answer]).toEqual([[], [], { ok: true }]);
    });
  });

  it('the same request much later, whatever has happened since, asks for no second call', () => {
    inEveryHistory((steps) => {
      const last = steps.at(-1);
      for (const { input } of steps.filter(isYes)) {
        const again = decide(last?.decision.interruption, input, last?.now ?? steps[0]?.now ?? (0 as never));
        expect(dialsOf(again)).toEqual([]);
      }
    });
  });
});

it('the histories get everywhere: every state is met', () => {
  const met = new Set<string>();
  const collect = fc.property(aHistory, (steps) => {
    for (const { decision } of steps) if (decision.interruption) met.add(decision.interruption.state);
  });
  fc.assert(collect, { seed: 7, numRuns: 1_000 });
  expect([...met].sort()).toEqual([...states].sort());
});
