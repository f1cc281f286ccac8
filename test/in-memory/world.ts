/** The real core and the real use cases on in-memory ports, with a clock that the test turns. */
import type { ClientFrame, ServerFrame, View } from '../../core/contracts/agent-socket.ts';
import { contactEventContract } from '../../core/contracts/contact-event-pattern.ts';
import { readQueueSettings } from '../../core/contracts/queue-settings.ts';
import type { QueueSettingsSource } from '../../core/ports.ts';
import { TurnedClock } from './clock.ts';
import { CrashPlan } from './crash.ts';
import { InMemoryChains } from './in-memory-chains.ts';
import { InMemoryConnect } from './in-memory-connect.ts';
import { inMemoryGuards } from './in-memory-guards.ts';
import { InMemoryOutbound } from './in-memory-outbound.ts';
import { InMemoryQueues, type Work } from './in-memory-queues.ts';
import { type Ports, type UseCases, useCasesOn } from './use-cases.ts';

/** Longer than any lease: a message whose delivery failed comes again after it. */
const visibility = 15_000;
const dialVisibility = 30_000;

export interface Pushed {
  readonly agentId: string;
  readonly view: View;
}

export type DialOrder = Extract<ServerFrame, { type: 'dial' }>;

export const inMemoryWorld = (crash = new CrashPlan()) => {
  const clock = new TurnedClock();
  const chains = new InMemoryChains(crash);
  const queues = new InMemoryQueues(clock, crash);
  const connect = new InMemoryConnect(crash);
  const outbound = new InMemoryOutbound(clock);
  const guards = inMemoryGuards(crash);
  const settings = new Map<string, unknown>();
  const pushed: Pushed[] = [];
  const orders: { readonly agentId: string; readonly order: DialOrder }[] = [];
  const sockets = {
    push: (agentId: string, frame: ServerFrame) =>
      crash.around(() => {
        if (frame.type === 'interruption') pushed.push({ agentId, view: frame.view });
        if (frame.type === 'dial') orders.push({ agentId, order: frame });
      }),
  };
  const settingsSource: QueueSettingsSource = {
    of: async (queueId) => {
      const item = settings.get(queueId);
      return item === undefined ? undefined : readQueueSettings(item);
    },
  };
  const ports: Ports = {
    chains,
    lists: chains,
    queues,
    sockets,
    clock: clock.now,
    settings: settingsSource,
    checks: outbound,
    directory: outbound,
    contacts: connect,
    calls: connect,
    work: connect,
    attributes: connect.attributes,
    originals: connect.originals,
    presence: connect.presence,
    ender: connect,
    guards,
    observe: () => undefined,
  };
  const useCases = useCasesOn(ports, 'first');
  const again = useCasesOn(ports, 'again');
  const handlers = ({ deadline, lookUp, dial }: UseCases) => ({
    deadlines: deadline,
    'look-ups': lookUp,
    dials: dial,
  });

  /** Delivers until it succeeds, as a queue does: a process that died is replaced, and time passes between. */
  const deliver = async (
    attempt: (useCases: UseCases) => Promise<unknown>,
    visibilityMs = visibility,
  ): Promise<void> => {
    for (let delivery = 1; delivery <= 5; delivery += 1) {
      try {
        await attempt(delivery === 1 ? useCases : again);
        return;
      } catch {
        crash.revive();
        clock.turn(visibilityMs);
      }
    }
    throw new Error('five deliveries failed: this message would lie in the dead-letter queue');
  };

  const work = async ({ queue, message }: Work): Promise<void> => {
    const run = (on: UseCases) => (handlers(on)[queue] as (message: unknown) => Promise<void>)(message);
    await deliver(run, queue === 'dials' ? dialVisibility : visibility);
  };

  const ledgerOf = (id: string) => chains.ledger.filter(({ interruptionId }) => interruptionId === id);

  return {
    clock,
    chains,
    connect,
    settings,
    pushed,
    /** What agents whose own softphones dial were told to dial. */
    orders,
    crash,
    outbound,
    guards,
    freeHolder: useCases.freeHolder,
    customerCallsIn: useCases.returnCustomer,
    /** A page of the agent has signed in. */
    signIn: useCases.checkOutbound,
    event: async (envelope: unknown): Promise<void> => {
      const read = contactEventContract.parse(envelope);
      if (read.type === 'event') await deliver(({ event }) => event(read.event));
    },
    say: (agentId: string, frame: ClientFrame): Promise<readonly ServerFrame[]> =>
      useCases.answer(agentId, frame),
    /** A page that gets no answer asks again, with the same request. */
    insist: async (agentId: string, frame: ClientFrame): Promise<void> =>
      deliver(() => useCases.answer(agentId, frame), 2_000),
    /** Lets everything that is due within this time happen, in order. */
    passTime: async (milliseconds: number): Promise<void> => {
      const until = clock.now() + milliseconds;
      for (let next = queues.take(); next; next = queues.take()) {
        if (next.dueAt > until) {
          queues.returnToQueue(next.work, next.dueAt - clock.now());
          break;
        }
        clock.turnTo(next.dueAt);
        await work(next.work);
      }
      clock.turnTo(until);
    },
    interruption: (id: string) => chains.stored.get(id)?.interruption,
    ledger: ledgerOf,
    ledgerTypes: (id: string) => ledgerOf(id).map(({ type }) => type),
  };
};

export type World = ReturnType<typeof inMemoryWorld>;
