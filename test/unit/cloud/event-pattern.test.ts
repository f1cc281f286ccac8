// pattern-cases.json: verdicts from AWS's open-source Event Ruler.
import { describe, expect, test } from 'vitest';
import { compilePattern } from '../../../local/cloud/event-pattern.ts';
import cases from './pattern-cases.json' with { type: 'json' };

const matches = (pattern: unknown, detail: unknown): boolean =>
  compilePattern({ detail: pattern })({ detail });

describe('Event Ruler and this matcher agree', () => {
  test.each(cases.map(({ n, p, e, want }) => ({ name: n, pattern: p, event: e, want: want === 'true' })))(
    '$name: $want',
    ({ pattern, event, want }) => {
      expect(compilePattern(pattern)(event)).toBe(want);
    },
  );
});

describe('a pattern of several fields', () => {
  test('every field must match, whatever else the event holds', () => {
    expect(matches({ channel: ['VOICE'], type: ['A'] }, { channel: 'VOICE', type: 'A', more: 1 })).toBe(true);
    expect(matches({ channel: ['VOICE'], type: ['A'] }, { channel: 'VOICE', type: 'B' })).toBe(false);
  });

  test('one alternative of $or is enough, and the fields beside it still count', () => {
    const pattern = { channel: ['VOICE'], $or: [{ type: ['A'] }, { reason: [{ exists: false }] }] };
    expect(matches(pattern, { channel: 'VOICE', type: 'A', reason: 'x' })).toBe(true);
    expect(matches(pattern, { channel: 'VOICE', type: 'B' })).toBe(true);
    expect(matches(pattern, { channel: 'VOICE', type: 'B', reason: 'x' })).toBe(false);
    expect(matches(pattern, { channel: 'CHAT', type: 'A' })).toBe(false);
  });

  test('a field that one element of an array has is not absent', () => {
    expect(matches({ parts: { k: [{ exists: false }] } }, { parts: [{ k: 1 }, { v: 2 }] })).toBe(false);
    expect(matches({ parts: { k: [{ exists: false }] } }, { parts: [{ v: 1 }, { v: 2 }] })).toBe(true);
  });
});

describe('operators at their bounds', () => {
  test('a number matches at an inclusive bound and not at an exclusive one', () => {
    expect(matches({ n: [{ numeric: ['>', 0, '<=', 5] }] }, { n: 5 })).toBe(true);
    expect(matches({ n: [{ numeric: ['>', 0, '<=', 5] }] }, { n: 0 })).toBe(false);
  });

  test('a star in a wildcard can be escaped', () => {
    expect(matches({ s: [{ wildcard: 'a\\*b' }] }, { s: 'a*b' })).toBe(true);
    expect(matches({ s: [{ wildcard: 'a\\*b' }] }, { s: 'axb' })).toBe(false);
  });

  test('null is a value, and not the same as a missing field', () => {
    expect(matches({ s: [null] }, { s: null })).toBe(true);
    expect(matches({ s: [null] }, {})).toBe(false);
    expect(matches({ s: [{ exists: true }] }, { s: null })).toBe(true);
  });

  test('the last address of a range is inside, the next one outside', () => {
    expect(matches({ ip: [{ cidr: '10.1.0.0/16' }] }, { ip: '10.1.255.255' })).toBe(true);
    expect(matches({ ip: [{ cidr: '10.1.0.0/16' }] }, { ip: '10.2.0.0' })).toBe(false);
  });
});

describe('a pattern the service would refuse is refused when it is compiled', () => {
  test.each([
    ['an unknown operator', { s: [{ contains: 'x' }] }],
    ['a field without a list', { s: 'x' }],
    ['an empty list', { s: [] }],
    ['two operators in one object', { s: [{ prefix: 'a', suffix: 'b' }] }],
    ['a range upside down', { n: [{ numeric: ['>', 5, '<', 1] }] }],
    ['a prefix that is no string', { s: [{ prefix: 5 }] }],
    ['two stars in a row', { s: [{ wildcard: 'a**' }] }],
    ['an address range without bits', { ip: [{ cidr: '10.0.0.0' }] }],
    ['exists with a word', { s: [{ exists: 'yes' }] }],
    ['$or with one choice', { $or: [{ s: ['x'] }] }],
  ])('%s', (_name, pattern) => {
    expect(() => compilePattern({ detail: pattern })).toThrow(/Event pattern is not valid/);
  });
});
