/** The stage of a history: what its steps may touch of the world. */
import type { Centre } from '../centre/centre.ts';
import type { NoteFault } from '../faults/fault-plan.ts';
import type { Desks } from '../machinery/desks.ts';
import type { EntryFlow } from '../machinery/entry-flow.ts';
import type { Queues } from '../machinery/queues.ts';
import type { SettingsTable } from '../machinery/settings-table.ts';
import type { Timeline } from '../machinery/timeline.ts';
import { callOf, type Stage } from './step.ts';

interface Surroundings {
  readonly timeline: Timeline;
  readonly centre: Centre;
  readonly settings: SettingsTable;
  readonly desks: Desks;
  readonly entry: EntryFlow;
  readonly queues: Queues;
  readonly note: NoteFault;
}

export const stageOn = ({ timeline, centre, settings, desks, entry, queues, note }: Surroundings): Stage => ({
  get now() {
    return timeline.now;
  },
  centre,
  settings,
  pages: desks.pages,
  conversation: (call) => centre.conversations.get(callOf(call)),
  family: (call) => [...centre.conversations.values()].filter(({ root }) => root === callOf(call)),
  callIn: (asked) => entry.callIn(asked),
  openPage: (agentId) => desks.openPage(agentId),
  after: (delay, happen) => timeline.after(delay, happen),
  poison: (queue) => queues.poison(queue),
  note,
});
