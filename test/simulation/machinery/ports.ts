/** The world as one run of a function sees it: every port takes its time and may fail, and the run may die at any. */
import type { ServerFrame } from '../../../core/contracts/agent-socket.ts';
import { AppError, versionConflict } from '../../../core/errors.ts';
import type { OutboundCheck } from '../../../core/interruption/call-out.ts';
import type { Chain } from '../../../core/interruption/chain.ts';
import { callerOf, holderOf } from '../../../core/interruption/interruption.ts';
import type { CallRequest, DescribedContact } from '../../../core/ports.ts';
import { epochMsOf } from '../../../core/time.ts';
import type { CallGuards, Ports } from '../../in-memory/use-cases.ts';
import type { DescriptionFate, OperationFate } from '../faults/fate.ts';
import type { OperationName } from '../faults/operation-names.ts';
import type { FunctionRun } from './function-run.ts';

/** What is behind the ports, and what becomes of a side effect. */
export interface Behind {
  readonly now: () => number;
  readonly at: (instant: number, happen: () => void) => void;
  /** How long a side effect takes, in milliseconds. */
  readonly latency: () => number;
  readonly fateOf: (operation: OperationName, chainId: string | undefined) => OperationFate;
  /** The run's code goes on. */
  readonly resume: (run: FunctionRun) => void;
  readonly world: WorldOf;
}

export type Sync<Port> = {
  readonly [Method in keyof Port]: Port[Method] extends (...given: infer Given) => Promise<infer Result>
    ? (...given: Given) => Result
    : never;
};

/** Everything at once and without failing. */
export interface WorldOf {
  readonly chains: (run: FunctionRun) => Sync<Ports['chains']>;
  readonly lists: Sync<Ports['lists']>;
  readonly queues: Sync<Ports['queues']>;
  readonly sockets: Sync<Ports['sockets']>;
  readonly settings: Sync<Ports['settings']>;
  readonly checks: Sync<Ports['checks']>;
  readonly describe: (contactId: string, fate: DescriptionFate) => DescribedContact | undefined;
  readonly descriptionFate: (contactId: string) => DescriptionFate;
  readonly start: (request: CallRequest) => ReturnType<Sync<Ports['calls']>['start']>;
  readonly work: Sync<Ports['work']>;
  readonly attributes: Sync<Ports['attributes']>;
  readonly originals: Sync<Ports['originals']>;
  readonly presence: Sync<Ports['presence']>;
  readonly ender: Sync<Ports['ender']>;
  readonly guards: CallGuards;
  readonly isOpen: (chainId: string | undefined) => boolean | undefined;
  readonly queuesOf: (chainId: string | undefined) => readonly string[] | undefined;
  readonly observe: Ports['observe'];
}

const throttled = (): AppError => new AppError('throttled', 'later', 'too fast; try again later');

type Operate = <T>(
  name: OperationName,
  chainId: string | undefined,
  effect: () => T | Promise<T>,
) => Promise<T>;

/** A request that was sent arrives, even when whoever sent it is ended by the platform meanwhile. */
const operateFor =
  (run: FunctionRun, behind: Behind): Operate =>
  (name, chainId, effect) =>
    new Promise((resolve, reject) => {
      run.isBusy = false;
      if (run.isOver) return;
      const fate = behind.fateOf(name, chainId ?? run.chainId);
      const arrivesAt = behind.now() + behind.latency() + fate.slow;
      if (arrivesAt > run.diesAt) behind.at(run.diesAt, () => run.die());
      behind.at(arrivesAt, () => {
        const outcome = arrive(run, fate, effect);
        if (outcome === undefined || run.isOver) return;
        behind.resume(run);
        if (outcome.type === 'failed') reject(outcome.error);
        else resolve(outcome.value);
      });
    });

/** undefined: it never happened. */
const arrive = <T>(
  run: FunctionRun,
  fate: OperationFate,
  effect: () => T | Promise<T>,
): Outcome<T> | undefined => {
  if (fate.before === 'dies') {
    run.die();
    return undefined;
  }
  const outcome = outcomeOf(fate, effect);
  if (fate.after === 'dies') run.die();
  return outcome;
};

type Outcome<T> =
  | { readonly type: 'done'; readonly value: T | Promise<T> }
  | { readonly type: 'failed'; readonly error: unknown };

const outcomeOf = <T>(fate: OperationFate, effect: () => T | Promise<T>): Outcome<T> => {
  if (fate.before === 'throttled') return { type: 'failed', error: throttled() };
  try {
    const value = effect();
    if (fate.after === 'meets its own write') return { type: 'failed', error: versionConflict('the chain') };
    return fate.after === 'hears nothing'
      ? { type: 'failed', error: new Error('the connection was reset') }
      : { type: 'done', value };
  } catch (error) {
    return { type: 'failed', error };
  }
};

/** A write of the chain alone, without effects, the ledger and the agents' lists: no transaction. */
const isAlone = (before: Chain, after: Chain, entries: readonly unknown[]): boolean =>
  entries.length === 0 &&
  after.pending.length === 0 &&
  holderOf(before.interruption) === holderOf(after.interruption) &&
  callerOf(before.interruption) === callerOf(after.interruption);

/** The conversation that a frame for a page is about. */
export const chainIn = (frame: ServerFrame): string | undefined => {
  if (frame.type === 'interruption') return frame.view.interruptionId;
  return frame.type === 'dial' ? frame.interruptionId : undefined;
};

export const portsFor = (run: FunctionRun, behind: Behind): Ports => {
  const { world } = behind;
  const operate = operateFor(run, behind);
  const chains = world.chains(run);
  return {
    clock: () => epochMsOf(behind.now() + run.skew),
    observe: world.observe,
    chains: {
      load: (id) => operate('load', id, () => chains.load(id)),
      commit: (before, after, entries) =>
        operate(isAlone(before, after, entries) ? 'commit-facts' : 'commit', before.chainId, () =>
          chains.commit(before, after, entries),
        ),
      settle: (chain) => operate('settle', chain.chainId, () => chains.settle(chain)),
    },
    lists: listsFor(world.lists, operate),
    queues: queuesFor(world.queues, operate),
    sockets: {
      push: (agentId, frame) => operate('push', chainIn(frame), () => world.sockets.push(agentId, frame)),
    },
    settings: { of: (queueId) => operate('settings', undefined, () => world.settings.of(queueId)) },
    checks: {
      of: (agentId) => operate('checks', undefined, () => world.checks.of(agentId)),
      keep: (agentId, check: OutboundCheck) =>
        operate('keep-check', undefined, () => world.checks.keep(agentId, check)),
    },
    directory: {
      queuesOf: () => operate('ask-where-to-call', undefined, () => world.queuesOf(run.chainId)),
      hasCallerId: () => operate('ask-where-to-call', undefined, () => true),
    },
    contacts: {
      describe: (contactId) => {
        const fate = world.descriptionFate(contactId);
        return operate('describe', contactId, () => {
          if (fate.says === 'throttled') throw throttled();
          return world.describe(contactId, fate);
        });
      },
    },
    calls: {
      start: (request) => operate('start-call', request.relatedContactId, () => world.start(request)),
    },
    work: {
      clear: (agentId, contactId) => operate('clear', contactId, () => world.work.clear(agentId, contactId)),
    },
    attributes: {
      save: (contactId, answers) =>
        operate('save', contactId, () => world.attributes.save(contactId, answers)),
    },
    originals: {
      of: (contactId) => operate('ask-attributes', contactId, () => world.originals.of(contactId)),
    },
    presence: {
      of: (agentId, waiting) =>
        operate('ask-where-agent-is', waiting, () => world.presence.of(agentId, waiting)),
    },
    ender: { end: (contactId) => operate('hang-up', contactId, () => world.ender.end(contactId)) },
    guards: guardsFor(world.guards, operate, () => world.isOpen(run.chainId)),
  };
};

const listsFor = (lists: WorldOf['lists'], operate: Operate): Ports['lists'] => ({
  loadAll: (ids) => operate('load-all', ids[0], () => lists.loadAll(ids)),
  listOf: (agentId) => operate('list', undefined, () => lists.listOf(agentId)),
  ofCaller: (hash) => operate('list-of-caller', undefined, () => lists.ofCaller(hash)),
});

const queuesFor = (queues: WorldOf['queues'], operate: Operate): Ports['queues'] => ({
  deadline: (id, at) => operate('send-deadline', id, () => queues.deadline(id, at)),
  lookUp: (message, delay) => operate('send-look-up', message.chainId, () => queues.lookUp(message, delay)),
  caller: (message, delay) =>
    operate('send-caller', message.interruptionId, () => queues.caller(message, delay)),
  agentCall: (message, delay) =>
    operate('send-agent-call', message.interruptionId, () => queues.agentCall(message, delay)),
  dial: (message, delay) => operate('send-dial', message.interruptionId, () => queues.dial(message, delay)),
  hangUp: (message) => operate('send-hang-up', undefined, () => queues.hangUp(message)),
});

const guardsFor = (
  { pace, counters, numbers, limits }: CallGuards,
  operate: Operate,
  isOpen: () => boolean | undefined,
): CallGuards => ({
  limits,
  pace: {
    takeTurn: (...asked) => operate('take-turn', undefined, () => pace.takeTurn(...asked)),
  },
  counters: {
    count: (once, more, now) => operate('count-call', undefined, () => counters.count(once, more, now)),
  },
  numbers: { of: (number) => operate('hash-number', undefined, () => numbers.of(number)) },
  hours: { isOpen: () => operate('ask-opening-hours', undefined, isOpen) },
});
