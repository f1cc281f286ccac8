/** The queues before our functions, as the stack sets them up. */
import { contactEventContract } from '../../../core/contracts/contact-event-pattern.ts';
import { readDeadline, readDial, readLookUp } from '../../../core/contracts/work-message.ts';
import type { WorkQueues } from '../../../core/ports.ts';
import type { UseCases } from '../../in-memory/use-cases.ts';
import type { FaultPlan } from '../faults/fault-plan.ts';
import type { Functions } from './functions.ts';
import type { Sync } from './ports.ts';
import type { EventMessage } from './telling.ts';
import type { Timeline } from './timeline.ts';
import { type QueueOf, WorkQueue } from './work-queue.ts';

/** A message of SQS waits 15 minutes at most. */
const longestDelay = 900_000;

const interruptionIn = (body: unknown): string | undefined => {
  if (typeof body !== 'object' || body === null) return undefined;
  const id = 'interruptionId' in body ? body.interruptionId : 'chainId' in body ? body.chainId : undefined;
  return typeof id === 'string' ? id : undefined;
};

/** What nobody can read. */
const garbage = { interruptionId: 7, detail: null };

export class Queues {
  readonly events: WorkQueue<EventMessage>;
  readonly port: Sync<WorkQueues>;
  readonly #work: Readonly<Record<'deadlines' | 'look-ups' | 'dials', WorkQueue<unknown>>>;
  readonly #timeline: Timeline;
  readonly #faults: FaultPlan;
  readonly #functions: Functions;

  constructor(timeline: Timeline, faults: FaultPlan, functions: Functions) {
    this.#timeline = timeline;
    this.#faults = faults;
    this.#functions = functions;
    this.events = this.#queue({
      name: 'events',
      visibility: 15_000,
      chainOf: ({ told }) => told?.conversation.id,
      handle: (useCases, message) => this.#hear(useCases, message),
    });
    this.#work = {
      deadlines: this.#workQueue('deadlines', 15_000, (useCases, body) =>
        useCases.deadline(readDeadline(body)),
      ),
      'look-ups': this.#workQueue('look-ups', 15_000, (useCases, body) => useCases.lookUp(readLookUp(body))),
      dials: this.#workQueue('dials', 30_000, (useCases, body) => useCases.dial(readDial(body))),
    };
    this.port = {
      deadline: (interruptionId, at) =>
        this.#work.deadlines.send(
          { interruptionId, at },
          Math.min(Math.max(0, at - timeline.now), longestDelay),
        ),
      lookUp: (message, delay) => this.#work['look-ups'].send(message, delay),
      caller: (message, delay) => this.#work['look-ups'].send(message, delay),
      agentCall: (message, delay) => this.#work['look-ups'].send(message, delay),
      dial: (message, delay) => this.#work.dials.send(message, delay),
      hangUp: (message) => this.#work.dials.send(message, 0),
    };
  }

  poison(queue: 'events' | 'deadlines' | 'look-ups' | 'dials'): void {
    if (queue === 'events') this.events.send({ envelope: garbage, told: undefined }, 0);
    else this.#work[queue].send(garbage, 0);
  }

  redrive(): void {
    for (const queue of [this.events, ...Object.values(this.#work)]) queue.redrive();
  }

  async #hear(useCases: UseCases, { envelope, told }: EventMessage): Promise<void> {
    const read = contactEventContract.parse(envelope);
    if (read.type !== 'event') return;
    if (told) told.event = read.event;
    await useCases.event(read.event);
    if (told) told.heardAt ??= this.#timeline.now;
  }

  #workQueue(
    name: 'deadlines' | 'look-ups' | 'dials',
    visibility: number,
    handle: (useCases: UseCases, body: unknown) => Promise<void>,
  ): WorkQueue<unknown> {
    return this.#queue({
      name,
      visibility,
      chainOf: interruptionIn,
      handle: async (useCases, body) => handle(useCases, body),
    });
  }

  #queue<Message>(of: QueueOf<Message>): WorkQueue<Message> {
    return new WorkQueue(of, {
      now: () => this.#timeline.now,
      after: (delay, happen) => this.#timeline.after(delay, happen),
      run: (invocation, work, done) => this.#functions.run(invocation, work, done),
      fate: (queue, chainId) => this.#faults.at('delivery', chainId, queue),
    });
  }
}
