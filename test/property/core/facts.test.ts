import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Facts, mergeFacts, noFacts } from '../../../core/interruption/facts.ts';
import { retold, someFacts } from './some-facts.ts';

const all = (said: readonly Facts[]): Facts => said.reduce(mergeFacts, noFacts);

describe('merging facts', () => {
  it('does not mind which of two comes first', () => {
    fc.assert(
      fc.property(someFacts, someFacts, (one, other) => {
        expect(mergeFacts(one, other)).toEqual(mergeFacts(other, one));
      }),
    );
  });

  it('does not mind how three are grouped', () => {
    fc.assert(
      fc.property(someFacts, someFacts, someFacts, (one, two, three) => {
        expect(mergeFacts(mergeFacts(one, two), three)).toEqual(mergeFacts(one, mergeFacts(two, three)));
      }),
    );
  });

  it('learns nothing from hearing the same twice, and says so by identity', () => {
    fc.assert(
      fc.property(someFacts, someFacts, (one, other) => {
        const merged = mergeFacts(one, other);
        expect(mergeFacts(merged, other)).toBe(merged);
        expect(mergeFacts(merged, one)).toBe(merged);
        expect(mergeFacts(merged, merged)).toBe(merged);
      }),
    );
  });

  it('ends with the same facts in any order and with any repetition', () => {
    const story = fc
      .array(someFacts, { minLength: 1, maxLength: 5 })
      .chain((said) => fc.tuple(fc.constant(said), retold(said)));
    fc.assert(
      fc.property(story, ([said, again]) => {
        expect(all(again)).toEqual(all(said));
      }),
    );
  });

  it('never forgets a fact', () => {
    fc.assert(
      fc.property(someFacts, someFacts, (one, other) => {
        const merged = mergeFacts(one, other);
        for (const [contactId, leg] of [...Object.entries(one), ...Object.entries(other)])
          expect(Object.keys(merged[contactId] ?? {})).toEqual(expect.arrayContaining(Object.keys(leg)));
      }),
    );
  });

  it('leaves what it was given as it was', () => {
    fc.assert(
      fc.property(someFacts, someFacts, (one, other) => {
        const copies = structuredClone([one, other]);
        mergeFacts(one, other);
        expect([one, other]).toEqual(copies);
      }),
    );
  });
});
