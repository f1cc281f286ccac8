import type {
  AgentCallMessage,
  CallerMessage,
  DeadlineMessage,
  DialMessage,
  HangUpMessage,
  LookUpMessage,
} from '../../core/contracts/work-message.ts';
import type { WorkQueues } from '../../core/ports.ts';
import type { EpochMs } from '../../core/time.ts';
import type { TurnedClock } from './clock.ts';
import type { CrashPlan } from './crash.ts';

export type Work =
  | { readonly queue: 'deadlines'; readonly message: DeadlineMessage }
  | { readonly queue: 'look-ups'; readonly message: LookUpMessage | CallerMessage | AgentCallMessage }
  | { readonly queue: 'dials'; readonly message: DialMessage | HangUpMessage };

export interface Waiting {
  readonly work: Work;
  readonly dueAt: number;
}

/** Messages wait here until the test lets time pass. */
export class InMemoryQueues implements WorkQueues {
  readonly #clock: TurnedClock;
  readonly #crash: CrashPlan;
  #waiting: Waiting[] = [];

  constructor(clock: TurnedClock, crash: CrashPlan) {
    this.#clock = clock;
    this.#crash = crash;
  }

  deadline(interruptionId: string, at: EpochMs): Promise<void> {
    return this.#send({ queue: 'deadlines', message: { interruptionId, at } }, at);
  }

  lookUp(message: LookUpMessage, delay: number): Promise<void> {
    return this.#send({ queue: 'look-ups', message }, this.#clock.now() + delay);
  }

  caller(message: CallerMessage, delay: number): Promise<void> {
    return this.#send({ queue: 'look-ups', message }, this.#clock.now() + delay);
  }

  agentCall(message: AgentCallMessage, delay: number): Promise<void> {
    return this.#send({ queue: 'look-ups', message }, this.#clock.now() + delay);
  }

  hangUp(message: HangUpMessage): Promise<void> {
    return this.#send({ queue: 'dials', message }, this.#clock.now());
  }

  dial(message: DialMessage, delay: number): Promise<void> {
    return this.#send({ queue: 'dials', message }, this.#clock.now() + delay);
  }

  /** The message that is due next, taken off the queue. */
  take(): Waiting | undefined {
    const [next, ...rest] = this.#waiting.toSorted((one, other) => one.dueAt - other.dueAt);
    this.#waiting = rest;
    return next;
  }

  /** A delivery failed: the message comes again once its visibility time-out is over. */
  returnToQueue(work: Work, visibilityMs: number): void {
    this.#waiting.push({ work, dueAt: this.#clock.now() + visibilityMs });
  }

  #send(work: Work, dueAt: number): Promise<void> {
    return this.#crash.around(() => void this.#waiting.push({ work, dueAt }));
  }
}
