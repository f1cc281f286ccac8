/** Our functions: each invocation runs by itself, among others, on ports that take their time and may fail. */
import { type UseCases, useCasesOn } from '../../in-memory/use-cases.ts';
import type { FaultPlan } from '../faults/fault-plan.ts';
import type { Random } from '../random.ts';
import { FunctionRun, type Invocation, type RunResult } from './function-run.ts';
import { type Behind, portsFor, type WorldOf } from './ports.ts';
import type { Timeline } from './timeline.ts';

/** More turns of the microtask queue than any use case takes between two side effects. */
const turns = 64;

export class Functions {
  readonly #timeline: Timeline;
  readonly #faults: FaultPlan;
  readonly #pace: Random;
  readonly #behind: Behind;
  #busy: FunctionRun | undefined;

  constructor(timeline: Timeline, faults: FaultPlan, pace: Random, world: () => WorldOf) {
    this.#timeline = timeline;
    this.#faults = faults;
    this.#pace = pace;
    this.#behind = {
      now: () => timeline.now,
      at: (instant, happen) => timeline.at(instant, happen),
      latency: this.latency,
      fateOf: (operation, chainId) => faults.at('operation', chainId, operation),
      resume: (run) => {
        run.isBusy = true;
        this.#busy = run;
      },
      get world() {
        return world();
      },
    };
  }

  run<T>(
    invocation: Invocation,
    work: (useCases: UseCases, run: FunctionRun) => Promise<T>,
    done: (result: RunResult<T>) => void,
  ): void {
    const { skew, startsLate } = this.#faults.at('run', invocation.chainId, invocation.name);
    this.#timeline.after(startsLate + this.latency(), () => {
      const run = new FunctionRun(invocation, this.#timeline.now, skew, () => done({ type: 'died' }));
      this.#busy = run;
      const over = (result: RunResult<T>): void => {
        if (run.isOver) return;
        run.finish();
        done(result);
      };
      work(useCasesOn(portsFor(run, this.#behind), invocation.delivery ?? 'first'), run).then(
        (value) => over({ type: 'done', value }),
        (error: unknown) => over({ type: 'failed', error }),
      );
    });
  }

  /** Whoever's code runs at this moment has come to its next side effect, or to its end. */
  async untilAllWait(): Promise<void> {
    const run = this.#busy;
    if (!run) return;
    for (let turn = 0; run.isBusy && turn < turns; turn += 1) await null;
    this.#busy = undefined;
  }

  get isBusy(): boolean {
    return this.#busy !== undefined;
  }

  /** How long a side effect takes, in milliseconds: now and then much longer than usual. */
  readonly latency = (): number => {
    const isUsual = (this.#pace.next() & 0x3f) !== 0;
    return isUsual ? this.#pace.between(1, 12) : this.#pace.between(100, 900);
  };
}
