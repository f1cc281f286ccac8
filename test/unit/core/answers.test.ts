import { describe, expect, it } from 'vitest';
import {
  answered,
  areSame,
  problemWithAnswers,
  problemWithDraft,
} from '../../../core/interruption/answers.ts';
import { formFields, support } from './lifecycle/people.ts';

const { formFields: form } = support({ formFields });
const long = 'x'.repeat(1_000);

describe('what was typed so far', () => {
  it.each([
    ['nothing', {}],
    ['half a form', { solved: 'Yes' }],
    ['a field that was emptied again', { summary: '', solved: '' }],
    ['1,000 characters', { summary: long }],
  ])('may be %s', (_, draft) => {
    expect(problemWithDraft(form, draft)).toBeUndefined();
  });

  it.each([
    [
      'an answer to a question that was not asked',
      { note: 'x' },
      'the form has no "note"; it has summary, solved',
    ],
    ['1,001 characters', { summary: `${long}x` }, '"What was it about?" has 1001 characters; at most 1000'],
    ['an option that is not offered', { solved: 'Maybe' }, '"Solved?" must be one of "Yes", "No"'],
  ])('may not be %s', (_, draft, words) => {
    expect(problemWithDraft(form, draft)).toContain(words);
    expect(problemWithAnswers(form, { summary: 'an invoice', ...draft })).toContain(words);
  });

  it('is nothing where the queue has no form', () => {
    expect(problemWithDraft([], {})).toBeUndefined();
    expect(problemWithDraft([], { summary: '' })).toBe('this queue has no form: send no fields');
  });
});

describe('finished answers', () => {
  it('need not be given where nothing is required', () => {
    expect(problemWithAnswers(form, { summary: 'an invoice' })).toBeUndefined();
    expect(problemWithAnswers([], {})).toBeUndefined();
  });

  it.each([
    ['missing', {}],
    ['empty', { summary: '' }],
    ['blank', { summary: ' \n\t' }],
  ])('to a question that must be answered may not be %s', (_, answers) => {
    expect(problemWithAnswers(form, answers)).toBe('"What was it about?" must be filled in');
  });

  it('have all that is wrong with them said at once', () => {
    const problem = problemWithAnswers(form, { solved: 'Maybe', note: 'x' });
    expect(problem).toMatch(
      /no "note".*; "Solved\?" must be one of .*; "What was it about\?" must be filled in/,
    );
  });

  it('are kept without those that say nothing', () => {
    expect(answered({ summary: 'an invoice', solved: '', note: '  ' })).toEqual({ summary: 'an invoice' });
  });
});

it.each([
  [{}, {}, true],
  [{ a: '1', b: '2' }, { b: '2', a: '1' }, true],
  [{ a: '1' }, {}, false],
  [{ a: '' }, {}, false],
  [{ a: '1' }, { a: '2' }, false],
  [{ a: '1' }, { b: '1' }, false],
])('%j and %j are the same: %s', (one, other, same) => {
  expect(areSame(one, other)).toBe(same);
});
