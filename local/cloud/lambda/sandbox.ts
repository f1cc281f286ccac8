/** One execution environment of a function: a worker thread with an environment of its own, handling one request at a time. */
import { createInterface } from 'node:readline';
import { Worker } from 'node:worker_threads';
import type { Clock } from '../clock.ts';
import type { FunctionError } from '../invocation-log.ts';
import type { SandboxReply, SandboxRequest, SandboxSetup } from './sandbox-messages.ts';

export interface SandboxOptions {
  readonly clock: Clock;
  readonly setup: SandboxSetup;
  readonly environment: Readonly<Record<string, string>>;
  readonly onLine: (line: string) => void;
}

export type Answer =
  | { readonly status: 'ok'; readonly value: unknown }
  | { readonly status: 'error' | 'timeout'; readonly error: FunctionError };

/** Lambda gives the init phase ten seconds (developer guide, "Lambda execution environment lifecycle"). */
const initMs = 10_000;

const timedOut = (milliseconds: number): Answer => ({
  status: 'timeout',
  error: {
    errorType: 'Sandbox.Timedout',
    errorMessage: `Task timed out after ${(milliseconds / 1_000).toFixed(2)} seconds`,
  },
});

const exited = (code: number): Answer => ({
  status: 'error',
  error: { errorType: 'Runtime.ExitError', errorMessage: `Runtime exited with exit status ${code}` },
});

const answerOf = (reply: SandboxReply): Answer => {
  switch (reply.type) {
    case 'ready':
      return { status: 'ok', value: undefined };
    case 'returned':
      return { status: 'ok', value: JSON.parse(reply.value) };
    case 'threw':
    case 'failed-to-load':
      return { status: 'error', error: reply.error };
  }
};

export class Sandbox {
  readonly #options: SandboxOptions;
  readonly #worker: Worker;
  #loaded = false;
  #settle: (answer: Answer) => void = () => undefined;
  /** False once the thread has ended or must not be used again. */
  usable = true;

  constructor(options: SandboxOptions) {
    this.#options = options;
    this.#worker = new Worker(new URL('./sandbox-thread.ts', import.meta.url), {
      workerData: options.setup,
      env: { ...options.environment },
      execArgv: [],
      stdout: true,
      stderr: true,
    });
    for (const input of [this.#worker.stdout, this.#worker.stderr]) {
      createInterface({ input }).on('line', options.onLine);
    }
    this.#worker.on('message', (reply: SandboxReply) => this.#settle(answerOf(reply)));
    this.#worker.on('error', (error) => this.#end({ status: 'error', error: asFunctionError(error) }));
    this.#worker.on('exit', (code) => this.#end(exited(code)));
  }

  async invoke(request: SandboxRequest): Promise<Answer> {
    if (!this.#loaded) {
      const init = await this.#answerWithin(initMs);
      if (init.status !== 'ok') return this.#giveUp(init);
      this.#loaded = true;
    }
    const answer = this.#answerWithin(request.timeoutMs);
    this.#worker.postMessage(request);
    const settled = await answer;
    return settled.status === 'timeout' ? this.#giveUp(settled) : settled;
  }

  async stop(): Promise<void> {
    this.usable = false;
    await this.#worker.terminate();
  }

  #answerWithin(milliseconds: number): Promise<Answer> {
    return new Promise((resolve) => {
      const cancel = this.#options.clock.after(milliseconds, () => this.#settle(timedOut(milliseconds)));
      this.#settle = (answer) => {
        this.#settle = () => undefined;
        cancel();
        resolve(answer);
      };
    });
  }

  async #giveUp(answer: Answer): Promise<Answer> {
    await this.stop();
    return answer;
  }

  #end(answer: Answer): void {
    this.usable = false;
    this.#settle(answer);
  }
}

const asFunctionError = (error: unknown): FunctionError => {
  if (!(error instanceof Error)) return { errorType: 'Runtime.Unknown', errorMessage: String(error) };
  return { errorType: error.name, errorMessage: error.message, trace: (error.stack ?? '').split('\n') };
};
