/** A Lambda function of the template: its warm sandboxes, and the queue of requests when all are busy. */
import { randomUUID } from 'node:crypto';
import type { Activity } from '../activity.ts';
import type { Clock } from '../clock.ts';
import type { Invocation, InvocationRecorder, Trigger } from '../invocation-log.ts';
import { type Answer, Sandbox } from './sandbox.ts';
import type { SandboxSetup } from './sandbox-messages.ts';

export interface FunctionDefinition {
  readonly logicalId: string;
  readonly handlerName: string;
  readonly functionName: string;
  readonly functionArn: string;
  readonly timeoutMs: number;
  readonly memoryMb: number;
  /** How many requests may run at once. */
  readonly concurrency: number;
  readonly setup: SandboxSetup;
  readonly environment: Readonly<Record<string, string>>;
}

export interface FunctionWorld {
  readonly clock: Clock;
  readonly activity: Activity;
  readonly invocations: InvocationRecorder;
  readonly onLog: (functionName: string, line: string) => void;
}

export interface InvokeOptions {
  readonly trigger: Trigger;
  /** Tells a batch's partial success from success, by what the function returned. */
  readonly isPartial?: (value: unknown) => boolean;
}

export type InvokeResult = Answer & { readonly requestId: string };

export class LambdaFunction {
  readonly definition: FunctionDefinition;
  readonly #world: FunctionWorld;
  readonly #sandboxes = new Set<Sandbox>();
  readonly #warm: Sandbox[] = [];
  readonly #waiting: (() => void)[] = [];
  #running = 0;
  #stopped = false;

  constructor(definition: FunctionDefinition, world: FunctionWorld) {
    this.definition = definition;
    this.#world = world;
    world.activity.watch(() => this.#running > 0);
  }

  /** Answers when the function has, with its value or with its error; never throws for what the function did. */
  async invoke(payload: unknown, options: InvokeOptions): Promise<InvokeResult> {
    const requestId = randomUUID();
    await this.#acquire();
    const startedAt = this.#world.clock.now();
    const answer = await this.#answer(requestId, payload);
    this.#release();
    this.#record({ requestId, startedAt, payload, answer, options });
    this.#world.activity.changed();
    return { ...answer, requestId };
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await Promise.all([...this.#sandboxes].map((sandbox) => sandbox.stop()));
    this.#sandboxes.clear();
    this.#warm.length = 0;
  }

  async #acquire(): Promise<void> {
    if (this.#running < this.definition.concurrency) this.#running += 1;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  /** The place goes to the next in line, or becomes free. */
  #release(): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#running -= 1;
    else next();
  }

  async #answer(requestId: string, payload: unknown): Promise<Answer> {
    if (this.#stopped) return stopped;
    const sandbox = this.#takeWarm() ?? this.#start();
    const { functionName, functionArn, memoryMb, timeoutMs } = this.definition;
    const request = { requestId, functionName, functionArn, memoryMb, timeoutMs };
    const answer = await sandbox.invoke({ ...request, payload: JSON.stringify(payload) ?? 'null' });
    if (sandbox.usable) this.#warm.push(sandbox);
    else this.#sandboxes.delete(sandbox);
    return answer;
  }

  #takeWarm(): Sandbox | undefined {
    for (let sandbox = this.#warm.pop(); sandbox !== undefined; sandbox = this.#warm.pop()) {
      if (sandbox.usable) return sandbox;
      this.#sandboxes.delete(sandbox);
    }
    return undefined;
  }

  #start(): Sandbox {
    const { setup, environment, functionName } = this.definition;
    const onLine = (line: string): void => this.#world.onLog(functionName, line);
    const sandbox = new Sandbox({ clock: this.#world.clock, setup, environment, onLine });
    this.#sandboxes.add(sandbox);
    return sandbox;
  }

  #record(done: Done): void {
    const { logicalId, handlerName, functionName } = this.definition;
    const { requestId: id, startedAt, payload, answer, options } = done;
    const durationMs = this.#world.clock.now() - startedAt;
    const identity = { id, functionName, logicalId, handlerName, trigger: options.trigger };
    const invocation: Invocation = {
      ...identity,
      startedAt,
      durationMs,
      payload,
      ...outcome(answer, options),
    };
    this.#world.invocations.record(invocation);
    if (answer.status === 'ok' || this.#stopped) return;
    this.#world.onLog(functionName, `ERROR Invoke Error ${JSON.stringify(answer.error)}`);
  }
}

interface Done {
  readonly requestId: string;
  readonly startedAt: number;
  readonly payload: unknown;
  readonly answer: Answer;
  readonly options: InvokeOptions;
}

const stopped: Answer = {
  status: 'error',
  error: { errorType: 'ServiceException', errorMessage: 'The local cloud has been stopped' },
};

const outcome = (answer: Answer, { isPartial }: InvokeOptions): Pick<Invocation, 'status' | 'error'> => {
  if (answer.status !== 'ok') return { status: answer.status, error: answer.error };
  return { status: isPartial?.(answer.value) ? 'partial' : 'ok' };
};
