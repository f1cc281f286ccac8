/** The world behind the ports of our functions, where everything happens at once and without failing. */
import { inMemoryGuards } from '../../in-memory/in-memory-guards.ts';
import type { Centre } from '../centre/centre.ts';
import type { Random } from '../random.ts';
import type { AmazonConnect } from './amazon-connect.ts';
import { type ChainSurroundings, chainsFor } from './chains.ts';
import type { Desks } from './desks.ts';
import type { WorldOf } from './ports.ts';
import type { Queues } from './queues.ts';
import type { SettingsTable } from './settings-table.ts';
import type { Timeline } from './timeline.ts';

interface Surroundings extends ChainSurroundings {
  readonly pace: Random;
  readonly centre: Centre;
  readonly connect: AmazonConnect;
  readonly settings: SettingsTable;
  readonly queues: Queues;
  readonly desks: Desks;
}

/** How long a sign-in's check of the outbound queues counts, in milliseconds. */
const checkCounts = 900_000;
/** How old a function's memory of the settings may be, in milliseconds. */
const remembered = 10_000;

export const worldBehind = (around: Surroundings): WorldOf => {
  const { timeline, faults, pace, centre, connect, settings, queues, desks, store } = around;
  return {
    chains: (run) => chainsFor(run, around),
    lists: {
      loadAll: (ids) => store.readAll(ids),
      listOf: (agentId) => store.listOf(agentId),
      ofCaller: (callerHash) => store.ofCaller(callerHash),
    },
    queues: queues.port,
    sockets: { push: (agentId, frame) => desks.push(agentId, frame) },
    settings: { of: (queueId) => settings.asOf(queueId, timeline.now - pace.between(0, remembered)) },
    checks: checksOn(timeline),
    isOpen: (chainId) => faults.at('hours', chainId).isOpen,
    queuesOf: (chainId) => faults.at('outbound', chainId).queues,
    descriptionFate: (contactId) => faults.at('description', centre.of(contactId)?.id),
    describe: (contactId, fate) => connect.describe(contactId, fate),
    start: (request) => connect.start(request),
    work: { clear: (_agentId, contactId) => centre.clear(contactId, true) },
    attributes: { save: () => ({ type: 'saved' }) },
    originals: { of: (contactId) => centre.of(contactId)?.caller.attributes ?? {} },
    presence: { of: (agentId, waiting) => connect.presence(agentId, waiting) },
    ender: { end: (contactId) => connect.end(contactId) },
    guards: inMemoryGuards(),
    observe: ({ interruptionId }) => {
      if (faults.at('log', interruptionId).fails) throw new Error('the log could not be written');
    },
  };
};

const checksOn = (timeline: Timeline): WorldOf['checks'] => {
  const checks = new Map<string, { until: number; check: Readonly<Record<string, boolean>> }>();
  return {
    of: (agentId) => {
      const kept = checks.get(agentId);
      return kept && timeline.now < kept.until ? kept.check : undefined;
    },
    keep: (agentId, check) => void checks.set(agentId, { check, until: timeline.now + checkCounts }),
  };
};
