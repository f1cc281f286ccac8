/** The real core and the real use cases on in-memory ports, with a clock that the test turns. */
import type { ClientFrame, ServerFrame, View } from '../../core/contracts/agent-socket.ts';
import { contactEventContract } from '../../core/contracts/contact-event.ts';
import { readQueueSettings } from '../../core/contracts/queue-settings.ts';
import { advance } from '../../core/use-cases/advance.ts';
import { answerAgent } from '../../core/use-cases/answer-agent.ts';
import { carryOut } from '../../core/use-cases/carry-out.ts';
import { dial } from '../../core/use-cases/dial.ts';
import { freeHolder } from '../../core/use-cases/free-holder.ts';
import { judge } from '../../core/use-cases/judge.ts';
import { lookUp } from '../../core/use-cases/look-up.ts';
import { onContactEvent } from '../../core/use-cases/on-contact-event.ts';
import { onDeadline } from '../../core/use-cases/on-deadline.ts';
import { reportCallback } from '../../core/use-cases/report-callback.ts';
import { TurnedClock } from './clock.ts';
import { CrashPlan } from './crash.ts';
import { InMemoryChains } from './in-memory-chains.ts';
import { InMemoryConnect } from './in-memory-connect.ts';
import { InMemoryQueues, type Work } from './in-memory-queues.ts';

/** Longer than any lease: a message whose delivery failed comes again after it. */
const visibility = 15_000;
const dialVisibility = 30_000;

export interface Pushed {
  readonly agentId: string;
  readonly view: View;
}

export const inMemoryWorld = (crash = new CrashPlan()) => {
  const clock = new TurnedClock();
  const chains = new InMemoryChains(crash);
  const queues = new InMemoryQueues(clock, crash);
  const connect = new InMemoryConnect(crash);
  const settings = new Map<string, unknown>();
  const pushed: Pushed[] = [];
  const sockets = {
    push: (agentId: string, frame: ServerFrame) =>
      crash.around(() => {
        if (frame.type === 'interruption') pushed.push({ agentId, view: frame.view });
      }),
  };
  const advanceChain = advance({
    chains,
    clock: clock.now,
    carryOut: carryOut({ sockets, queues, clock: clock.now }),
    observe: () => undefined,
  });
  const shared = {
    chains,
    queues,
    clock: clock.now,
    advance: advanceChain,
    reportCallback: reportCallback(advanceChain),
    judge: judge({
      settings: {
        of: async (queueId) => {
          const item = settings.get(queueId);
          return item === undefined ? undefined : readQueueSettings(item);
        },
      },
    }),
    contacts: connect,
    calls: connect,
    work: connect,
    attributes: connect,
  };
  const receive = onContactEvent(shared);
  const answer = answerAgent(shared);
  const handlers = { deadlines: onDeadline(shared), 'look-ups': lookUp(shared), dials: dial(shared) };

  /** Delivers until it succeeds, as a queue does: a process that died is replaced, and time passes between. */
  const deliver = async (attempt: () => Promise<unknown>, visibilityMs = visibility): Promise<void> => {
    for (let delivery = 1; delivery <= 5; delivery += 1) {
      try {
        await attempt();
        return;
      } catch {
        crash.revive();
        clock.turn(visibilityMs);
      }
    }
    throw new Error('five deliveries failed: this message would lie in the dead-letter queue');
  };

  const work = async ({ queue, message }: Work): Promise<void> => {
    const run = handlers[queue] as (message: unknown) => Promise<void>;
    await deliver(() => run(message), queue === 'dials' ? dialVisibility : visibility);
  };

  return {
    clock,
    chains,
    connect,
    settings,
    pushed,
    crash,
    freeHolder: freeHolder(shared),
    event: async (envelope: unknown): Promise<void> => {
      const read = contactEventContract.parse(envelope);
      if (read.type === 'event') await deliver(() => receive(read.event));
    },
    say: (agentId: string, frame: ClientFrame): Promise<readonly ServerFrame[]> => answer(agentId, frame),
    /** A page that gets no answer asks again, with the same request. */
    insist: async (agentId: string, frame: ClientFrame): Promise<void> =>
      deliver(() => answer(agentId, frame), 2_000),
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
    ledgerTypes: (id: string) =>
      chains.ledger.filter(({ interruptionId }) => interruptionId === id).map(({ type }) => type),
  };
};

export type World = ReturnType<typeof inMemoryWorld>;
