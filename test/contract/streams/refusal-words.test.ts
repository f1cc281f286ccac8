import { describe, expect, it } from 'vitest';
import { refusalWords } from '../../../panel/hosts/ccp/refusal-words.ts';

describe('why Amazon Connect refused', () => {
  it.each([
    [
      'the service’s JSON',
      '{"type":"InvalidStateException","message":"Busy"}',
      'Busy (InvalidStateException)',
    ],
    ['JSON with a type alone', '{"type":"BadEndpointException"}', 'BadEndpointException'],
    ['a plain text', 'invalid locale', 'invalid locale'],
    [
      'an error of the library',
      new Error('Agent.connect timed out after 15000 ms'),
      'Agent.connect timed out after 15000 ms',
    ],
    ['JSON of another shape', '{"code":7}', 'Amazon Connect gave no reason'],
    ['nothing', undefined, 'Amazon Connect gave no reason'],
  ])('is told from %s', (_what, problem, words) => {
    expect(refusalWords(problem)).toBe(words);
  });
});
