import { describe, expect, test } from 'vitest';
import { readQueueSettings } from '../../../core/contracts/queue-settings.ts';
import { codesIn, firstCells, type Row, tablesUnder } from './document.ts';

const [rows = []] = tablesUnder('settings.md', 'Queue settings');

const problemsWith = (field: string, value: unknown): readonly string[] => {
  const read = readQueueSettings({ queueId: 'support', callbackEnabled: true, [field]: value });
  return read.type === 'broken' ? read.problems : [];
};

/** The schema names its fields when it meets one that it does not know. */
const fieldsOfTheSchema = (): string[] => {
  const [problem = ''] = problemsWith('no such field', 1);
  return problem.replace(/^.*allowed are /, '').split(', ');
};

const defaults = (): Readonly<Record<string, unknown>> => {
  const read = readQueueSettings({ queueId: 'support', callbackEnabled: true });
  return read.type === 'settings' ? read.settings : {};
};

const number = (text: string): number => Number(text.replaceAll(',', ''));

const cellValue = ({ type = '' }: Row, cell: string): unknown => {
  if (cell === 'none') return undefined;
  if (cell === 'empty') return [];
  if (type === 'number') return number(cell);
  if (type === 'yes/no') return codesIn(cell)[0] === 'true';
  return type === 'list of text' ? codesIn(cell) : codesIn(cell)[0];
};

interface Bounds {
  readonly inside: readonly unknown[];
  readonly outside: readonly unknown[];
}

const boundsOf = ({ type = '', range = '' }: Row): Bounds => {
  const [, low = '', high = ''] = range.match(/([\d,]+)–([\d,]+)/) ?? [];
  const [from, to] = [number(low), number(high)];
  if (range.startsWith('one of ')) {
    const inside = range.slice('one of '.length).split(', ').map(number);
    return { inside, outside: [Math.min(...inside) + 1, String(inside[0])] };
  }
  if (type === 'number') {
    const others = [...range.matchAll(/or (\d+)/g)].map(([, other = '']) => number(other));
    const outside = [from - 1, to + 1, from + 0.5].filter((value) => !others.includes(value));
    return { inside: [from, to, ...others], outside };
  }
  if (type === 'list of fields') {
    const fieldsOf = (count: number) =>
      Array.from({ length: count }, (_, index) => ({ name: `f${index}`, label: 'x', type: 'text' }));
    return { inside: [fieldsOf(from), fieldsOf(to)], outside: [fieldsOf(to + 1), 'x', [{}]] };
  }
  if (range.includes('characters') || range.includes('letters'))
    return { inside: ['x'.repeat(from), 'x'.repeat(to)], outside: ['', 'x'.repeat(to + 1), 5] };
  if (type === 'yes/no') return { inside: [true, false], outside: ['true', 1] };
  const codes = codesIn(range);
  return type === 'list of text'
    ? { inside: [codes, []], outside: [['something else'], codes[0]] }
    : { inside: codes, outside: ['something else', 1] };
};

describe('docs/settings.md says what the schema does', () => {
  test('it lists every field and no other, in the same order', () => {
    expect(firstCells(rows)).toEqual(fieldsOfTheSchema());
  });

  test.each(rows)('$field is taken to the ends of its range and no further', (row) => {
    const { inside, outside } = boundsOf(row);
    const { field = '' } = row;
    expect(inside.length).toBeGreaterThan(0);
    for (const value of inside) expect(problemsWith(field, value), `${value}`).toEqual([]);
    for (const value of outside) expect(problemsWith(field, value), `${value}`).not.toEqual([]);
  });

  test.each(rows.filter((row) => row.default !== 'required'))('$field has the default it says', (row) => {
    const { field = '', default: cell = '' } = row;
    expect(defaults()[field]).toEqual(cellValue(row, cell));
  });

  test.each(rows.filter((row) => row.default === 'required'))('$field is required', ({ field = '' }) => {
    expect(problemsWith(field, undefined)).not.toEqual([]);
  });
});

describe('docs/settings.md says what a field of a form may have', () => {
  const [parts = []] = tablesUnder('settings.md', 'The form');
  const choice = {
    name: 'solved',
    label: 'Solved?',
    required: false,
    type: 'choice',
    options: ['Yes', 'No'],
  };
  const { options: _, ...text } = { ...choice, type: 'text' };
  const problemsWithPart = (part: string, value: unknown): readonly string[] => {
    const of = part === 'options' ? choice : text;
    const wanted = part === 'type' && value === 'choice' ? { options: choice.options } : {};
    return problemsWith('formFields', [{ ...of, ...wanted, [part]: value }]);
  };
  const manyTexts = (count: number) => Array.from({ length: count }, (_, index) => `option ${index}`);

  test('it lists every part', () => {
    expect(firstCells(parts)).toEqual(Object.keys(choice));
  });

  test.each(parts)('$part is taken to the ends of its range and no further', (row) => {
    const { part = '', range = '' } = row;
    const { inside, outside } =
      part === 'options'
        ? { inside: [manyTexts(2), manyTexts(20)], outside: [manyTexts(1), manyTexts(21), ['Yes', 'Yes']] }
        : boundsOf(row);
    if (part === 'options') expect(range).toContain('2–20 different texts of 1–80 characters');
    for (const value of inside) expect(problemsWithPart(part, value), `${value}`).toEqual([]);
    for (const value of outside) expect(problemsWithPart(part, value), `${value}`).not.toEqual([]);
  });

  test.each(parts.filter((row) => row.default === 'required'))('$part is required', ({ part = '' }) => {
    expect(problemsWithPart(part, undefined)).not.toEqual([]);
  });
});
