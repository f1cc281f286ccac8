/** One invocation of a function: it works, waits for the world between two side effects, and may die at any of them. */

import type { Delivery } from '../../../lambdas/runtime/delivery.ts';

export const functionNames = [
  'events',
  'deadlines',
  'look-ups',
  'dials',
  'frames',
  'free-agent',
  'calls-in',
] as const;
export type FunctionName = (typeof functionNames)[number];

/** Milliseconds; the stack's time-outs. */
const timeOut: Readonly<Record<FunctionName, number>> = {
  events: 10_000,
  deadlines: 10_000,
  'look-ups': 10_000,
  dials: 10_000,
  frames: 10_000,
  'free-agent': 5_000,
  'calls-in': 5_000,
};

export type RunResult<T> =
  | { readonly type: 'done'; readonly value: T }
  | { readonly type: 'failed'; readonly error: unknown }
  | { readonly type: 'died' };

/** Which function is invoked, and for which conversation; undefined: for none in particular. */
export interface Invocation {
  readonly name: FunctionName;
  readonly chainId: string | undefined;
  /** What the queue says of its message; the first, where no queue is in between. */
  readonly delivery?: Delivery;
}

export class FunctionRun {
  readonly name: FunctionName;
  /** The conversation that it was invoked for. */
  readonly chainId: string | undefined;
  /** How far this function's clock is ahead, in milliseconds. */
  readonly skew: number;
  /** Then the platform ends it, whatever it does. */
  readonly diesAt: number;
  /** Its code runs at this moment; otherwise it waits for a side effect. */
  isBusy = true;
  isOver = false;
  readonly #onDeath: () => void;

  constructor({ name, chainId }: Invocation, startsAt: number, skew: number, onDeath: () => void) {
    this.name = name;
    this.chainId = chainId;
    this.skew = skew;
    this.diesAt = startsAt + timeOut[name];
    this.#onDeath = onDeath;
  }

  finish(): void {
    this.isBusy = false;
    this.isOver = true;
  }

  /** No code of it runs any more: whoever waits for it never hears of it. */
  die(): void {
    if (this.isOver) return;
    this.finish();
    this.#onDeath();
  }
}
