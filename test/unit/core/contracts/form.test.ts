import { describe, expect, it } from 'vitest';
import { readQueueSettings } from '../../../../core/contracts/queue-settings.ts';

const text = { name: 'summary', label: 'What was it about?', type: 'text' };
const choice = { name: 'solved', label: 'Solved?', type: 'choice', options: ['Yes', 'No'] };

const read = (formFields: unknown, more: Record<string, unknown> = {}) =>
  readQueueSettings({ queueId: 'support', callbackEnabled: true, formFields, ...more });
const problemsOf = (formFields: unknown, more?: Record<string, unknown>): readonly string[] => {
  const answer = read(formFields, more);
  return answer.type === 'broken' ? answer.problems : [];
};
const texts = (count: number): object[] =>
  Array.from({ length: count }, (_, index) => ({ ...text, name: `field-${index}` }));
const options = (count: number) => ({
  ...choice,
  options: Array.from({ length: count }, (_, index) => `option ${index}`),
});

describe('the form of a queue', () => {
  it('has texts and choices, which need not be answered unless it says so', () => {
    expect(read([text, { ...choice, required: true }])).toMatchObject({
      settings: {
        formFields: [
          { ...text, required: false },
          { ...choice, required: true },
        ],
      },
    });
  });

  it.each([
    ['no field at all', []],
    ['20 fields', texts(20)],
    ['a name of 64 letters', [{ ...text, name: 'n'.repeat(64) }]],
    ['a label of 80 letters', [{ ...text, label: 'x'.repeat(80) }]],
    ['2 options', [options(2)]],
    ['20 options', [options(20)]],
  ])('may have %s', (_, fields) => {
    expect(problemsOf(fields)).toEqual([]);
  });

  it.each([
    ['21 fields', texts(21), 'formFields: must have at most 20 fields (found 21)'],
    ['no list', 'summary', 'formFields: must be a list of fields (found "summary")'],
    [
      'two fields of one name',
      [text, { ...choice, name: 'summary' }],
      'formFields: must not have the same name',
    ],
    ['a field that is none', ['summary'], 'formFields.0: must be a field whose type is "text" or "choice"'],
    [
      'a field of no type',
      [{ ...text, type: undefined }],
      'formFields.0.type: must be a field whose type is',
    ],
    [
      'a field of another type',
      [text, { ...text, type: 'date' }],
      'formFields.1.type: must be a field whose type',
    ],
    [
      'a part that does not exist',
      [{ ...text, colour: 'red' }],
      'formFields.0.colour: is not part of a field',
    ],
    [
      'options for a text',
      [{ ...text, options: ['Yes', 'No'] }],
      'formFields.0.options: is not part of a field',
    ],
    ['a field without a label', [{ name: 'a', type: 'text' }], 'formFields.0.label: is missing'],
    ['a label of 81 letters', [{ ...text, label: 'x'.repeat(81) }], 'must be a text of 1 to 80 characters'],
    ['an empty label', [{ ...text, label: '' }], 'formFields.0.label: must be a text of 1 to 80 characters'],
    ['a name with a space', [{ ...text, name: 'a b' }], 'must be the name of a contact attribute'],
    ['a name of 65 letters', [{ ...text, name: 'n'.repeat(65) }], 'must be the name of a contact attribute'],
    ['a perhaps', [{ ...text, required: 'perhaps' }], 'formFields.0.required: must be true or false'],
    ['a choice without options', [{ ...choice, options: undefined }], 'must be a list of 2 to 20 texts'],
    ['1 option', [options(1)], 'formFields.0.options: must have at least 2 options (found 1)'],
    ['21 options', [options(21)], 'formFields.0.options: must have at most 20 options (found 21)'],
    ['an option twice', [{ ...choice, options: ['Yes', 'Yes'] }], 'must not have the same option twice'],
  ])('is broken by %s, and says so', (_, fields, problem) => {
    expect(problemsOf(fields)).toEqual([expect.stringContaining(problem)]);
  });

  it.each(['__proto__', 'constructor', 'prototype'])(
    'cannot ask for %s, which would never arrive',
    (name) => {
      expect(problemsOf([{ ...text, name }])).toEqual([
        expect.stringMatching(/^formFields\.0\.name: must be another name/),
      ]);
    },
  );

  it('cannot overwrite the number that the customer was told', () => {
    expect(problemsOf([{ ...text, name: 'case' }], { protocolAttribute: 'protocol' })).toEqual([]);
    expect(problemsOf([{ ...text, name: 'protocol' }], { protocolAttribute: 'protocol' })).toEqual([
      'formFields: must not have a field with the name of the protocolAttribute',
    ]);
  });
});
