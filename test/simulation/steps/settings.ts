/** Admins change a queue's settings while calls are going on. */
import { queueOf, type Step, type StepKind } from './step.ts';

export interface SettingsChange extends Step {
  readonly do: 'settings change';
  readonly queue: number;
  /** The whole item; null: it is deleted. */
  readonly item: Readonly<Record<string, unknown>> | null;
  readonly what: 'edited' | 'deleted' | 'broken' | 'switched off';
}

export const settingsChange: StepKind<SettingsChange> = {
  name: 'settings change',
  some: (random, { until, queues }) => {
    if (!random.chance(0.12)) return [];
    const queue = random.between(0, queues - 1);
    const what = random.pick(['edited', 'deleted', 'broken', 'switched off'] as const);
    const base = {
      queueId: queueOf(queue),
      callbackEnabled: what !== 'switched off',
      outboundQueueId: 'queue-0',
    };
    const changed = {
      edited: { ...base, maxAttempts: random.between(1, 3), ringSeconds: 15 },
      deleted: null,
      broken: { ...base, popupSecond: 10 },
      'switched off': base,
    }[what];
    return [{ at: random.between(0, until), do: 'settings change', queue, what, item: changed }];
  },
  run: ({ settings, now, centre, note }, { queue, item, what }) => {
    settings.put(queueOf(queue), item ?? undefined, now);
    for (const id of centre.conversations.keys()) note(`settings ${what}`, id);
  },
};
