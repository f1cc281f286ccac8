/** Something arrives in a queue that nobody can read. Others must not notice. */
import type { Step, StepKind } from './step.ts';

const queues = ['events', 'deadlines', 'look-ups', 'dials'] as const;

export interface Poison extends Step {
  readonly do: 'poison arrives';
  readonly queue: (typeof queues)[number];
}

export const poisonArrives: StepKind<Poison> = {
  name: 'poison arrives',
  some: (random, { until }) =>
    random.chance(0.05)
      ? [{ at: random.between(0, until), do: 'poison arrives', queue: random.pick(queues) }]
      : [],
  run: ({ poison, centre, note }, { queue }) => {
    for (const id of centre.conversations.keys()) note('poison message', id);
    poison(queue);
  },
};
