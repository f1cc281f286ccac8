/**
 * `field=value` as an admin types it. The schema decides of what type a value is: of the readings that the
 * text allows, the one that it accepts.
 */
import { readQueueSettings } from '../../core/contracts/queue-settings.ts';

export type Assignment =
  | { readonly type: 'assignment'; readonly field: string; readonly value: unknown }
  | { readonly type: 'refused'; readonly problems: readonly string[] };

const refused = (...problems: string[]): Assignment => ({ type: 'refused', problems });

const problemsOf = (field: string, value: unknown): readonly string[] => {
  const read = readQueueSettings({ queueId: 'any', callbackEnabled: true, [field]: value });
  return read.type === 'broken' ? read.problems : [];
};

const plainReading = (text: string): unknown => {
  if (text === 'true' || text === 'false') return text === 'true';
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
};

const listReading = (text: string): unknown =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** A form is written as JSON. What is no JSON is undefined, which no setting takes. */
const jsonReading = (text: string): unknown => {
  try {
    return text.startsWith('[') ? JSON.parse(text) : undefined;
  } catch {
    return undefined;
  }
};

/** A list that is refused for one of its elements was rightly read as a list. */
const isAboutElements = (field: string, problems: readonly string[]): boolean =>
  problems.some((problem) => problem.startsWith(`${field}.`));

const switches: Readonly<Record<string, string>> = {
  callbackEnabled: 'use `enable` and `disable`',
  queueId: 'a queue’s id cannot be changed',
};

export const readAssignment = (text: string): Assignment => {
  const at = text.indexOf('=');
  if (at < 1) return refused(`"${text}" is not of the form field=value`);
  const field = text.slice(0, at).trim();
  const given = text.slice(at + 1).trim();
  const hint = switches[field];
  if (hint) return refused(`${field}: ${hint}`);
  const plain = plainReading(given);
  const list = jsonReading(given) ?? listReading(given);
  const fitting = [plain, given, list].find((value) => problemsOf(field, value).length === 0);
  if (fitting !== undefined) return { type: 'assignment', field, value: fitting };
  const asList = problemsOf(field, list);
  return refused(...(isAboutElements(field, asList) ? asList : problemsOf(field, plain)));
};
