/** A queue before a function: at least once, again after the visibility time-out, and after five times aside. */
import { isAppError } from '../../../core/errors.ts';
import type { Delivery } from '../../../lambdas/runtime/delivery.ts';
import type { UseCases } from '../../in-memory/use-cases.ts';
import type { DeliveryFate } from '../faults/fate.ts';
import type { FunctionName, Invocation, RunResult } from './function-run.ts';

export interface QueueHost {
  readonly now: () => number;
  readonly after: (delay: number, happen: () => void) => void;
  readonly run: <T>(
    invocation: Invocation,
    work: (useCases: UseCases) => Promise<T>,
    done: (result: RunResult<T>) => void,
  ) => void;
  readonly fate: (queue: FunctionName, chainId: string | undefined) => DeliveryFate;
}

export interface QueueOf<Message> {
  readonly name: FunctionName;
  /** Milliseconds, as the stack sets it. */
  readonly visibility: number;
  readonly chainOf: (message: Message) => string | undefined;
  readonly handle: (useCases: UseCases, message: Message) => Promise<void>;
}

const deliveries = 5;

const isSettled = (result: RunResult<void>): boolean =>
  result.type === 'done' ||
  (result.type === 'failed' && isAppError(result.error) && result.error.retry === 'never');

export class WorkQueue<Message> {
  readonly deadLetters: Message[] = [];
  readonly #of: QueueOf<Message>;
  readonly #host: QueueHost;

  constructor(of: QueueOf<Message>, host: QueueHost) {
    this.#of = of;
    this.#host = host;
  }

  send(message: Message, delay: number): void {
    this.#host.after(delay, () => this.#deliver(message, 1));
  }

  /** An operator has mended the cause and sends them back. */
  redrive(): void {
    for (const message of this.deadLetters.splice(0)) this.send(message, 0);
  }

  #deliver(message: Message, times: number): void {
    const { name, chainOf } = this.#of;
    const [first = 0, ...more] = this.#host.fate(name, chainOf(message)).copies;
    const delivery = times === 1 ? 'first' : 'again';
    this.#host.after(first, () => this.#receive(message, delivery, this.#redelivery(message, times)));
    for (const late of more) this.#host.after(late, () => this.#receive(message, 'first', () => undefined));
  }

  #receive(message: Message, delivery: Delivery, done: (result: RunResult<void>) => void): void {
    const { name, chainOf, handle } = this.#of;
    const invocation = { name, chainId: chainOf(message), delivery };
    this.#host.run(invocation, (useCases) => handle(useCases, message), done);
  }

  /** The message was out of sight from its receipt on, not from its failure. */
  #redelivery(message: Message, times: number): (result: RunResult<void>) => void {
    const visibleAt = this.#host.now() + this.#of.visibility;
    return (result) => {
      if (isSettled(result)) return;
      if (times >= deliveries) this.deadLetters.push(message);
      else this.#host.after(visibleAt - this.#host.now(), () => this.#deliver(message, times + 1));
    };
  }
}
