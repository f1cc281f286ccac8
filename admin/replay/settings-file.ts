/** `--settings`: what each queue's settings would be, read as strictly as the table's items. */
import * as v from 'valibot';
import { type ReadQueueSettings, readQueueSettings } from '../../core/contracts/queue-settings.ts';

export interface RecordedSettings {
  of(queueId: string): ReadQueueSettings;
  /** Entries that turn their queue off, in words. */
  readonly problems: readonly string[];
}

const isEntry = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const entries = v.optional(v.custom<Record<string, unknown>>(isEntry, 'must be an object'), {});
const file = v.pipe(
  v.custom(isEntry, 'must be an object'),
  v.strictObject({ default: entries, queues: entries }, 'is neither "default" nor "queues"'),
);

const problemsOf = (name: string, read: ReadQueueSettings): string[] =>
  read.type === 'broken' ? read.problems.map((problem) => `${name}: ${problem}`) : [];

/**
 * @param value the file's JSON; `{}` when there is no file
 * @throws Error when it is not `{"default": {…}, "queues": {"<queueId>": {…}}}`
 */
export const readSettingsFile = (value: unknown): RecordedSettings => {
  const parsed = v.safeParse(file, value);
  if (!parsed.success) {
    const where = parsed.issues
      .map((issue) => `${v.getDotPath(issue) ?? 'file'}: ${issue.message}`)
      .join('; ');
    throw new Error(`the settings must be {"default": {…}, "queues": {"<queueId>": {…}}}; found ${where}`);
  }
  const { default: fallback, queues } = parsed.output;
  const read = (queueId: string, entry: unknown): ReadQueueSettings =>
    isEntry(entry)
      ? readQueueSettings({ callbackEnabled: true, ...fallback, ...entry, queueId })
      : { type: 'broken', problems: ['must be an object of settings'] };
  const unlisted = read('default', {});
  const listed = new Map(Object.entries(queues).map(([queueId, entry]) => [queueId, read(queueId, entry)]));
  return {
    of: (queueId) => listed.get(queueId) ?? named(unlisted, queueId),
    problems: [
      ...problemsOf('default', unlisted),
      ...[...listed].flatMap(([queueId, settings]) => problemsOf(`queue ${queueId}`, settings)),
    ],
  };
};

const named = (read: ReadQueueSettings, queueId: string): ReadQueueSettings =>
  read.type === 'broken' ? read : { type: 'settings', settings: { ...read.settings, queueId } };
