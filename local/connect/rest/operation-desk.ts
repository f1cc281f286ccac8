/** Carries out operations: throttled each for itself, for this instance only, and written down. */
import type { Instance } from '../instance.ts';
import type { ConnectOptions } from '../options.ts';
import type { RequestEntry } from '../request-log.ts';
import type { Input, Operation } from './operation.ts';
import { Refusal } from './refusal.ts';
import { TokenBucket } from './token-bucket.ts';

export interface OperationDeskOptions {
  readonly instance: Instance;
  readonly operations: readonly Operation[];
  now(): number;
  readonly refusal: NonNullable<ConnectOptions['refusal']>;
  record(entry: RequestEntry): void;
}

export class OperationDesk {
  readonly operations: readonly Operation[];
  readonly #options: OperationDeskOptions;
  readonly #buckets: ReadonlyMap<string, TokenBucket>;

  constructor(options: OperationDeskOptions) {
    this.#options = options;
    this.operations = options.operations;
    const now = options.now();
    this.#buckets = new Map(options.operations.map(({ name, rate }) => [name, new TokenBucket(rate, now)]));
  }

  /** @throws Refusal */
  answer(operation: Operation, input: Input, authorization: string | undefined): unknown {
    const at = new Date(this.#options.now()).toISOString();
    const entry = { at, operation: operation.name, request: input };
    try {
      this.#authorize(operation, input, authorization);
      this.#admit(operation, input);
      const response = operation.run(input);
      this.#options.record({ ...entry, response });
      return response;
    } catch (error) {
      if (error instanceof Refusal) {
        this.#options.record({ ...entry, error: { name: error.name, message: error.message } });
      }
      throw error;
    }
  }

  /** assumed: AWS looks at exactly the resources that the request names (docs/verify-on-aws.md). */
  #authorize({ name, resources }: Operation, input: Input, authorization: string | undefined): void {
    const { instance, refusal } = this.#options;
    const needs = resources(input).map((part) => ({
      action: `connect:${name}`,
      resource: part === '*' ? part : [instance.arn, ...(part === '' ? [] : [part])].join('/'),
    }));
    const message = refusal(authorization, needs);
    if (message !== undefined) throw new Refusal('AccessDeniedException', message);
  }

  /** documented: every operation has its own rate. assumed: it is looked at before anything else. */
  #admit({ name, rate }: Operation, { InstanceId }: Input): void {
    const { instance, now } = this.#options;
    if (this.#buckets.get(name)?.take(now()) === false) {
      const limits = `${rate.perSecond}/s, burst ${rate.burst}`;
      throw new Refusal('TooManyRequestsException', `Rate exceeded: ${name} allows ${limits}`);
    }
    if (typeof InstanceId === 'string' && InstanceId !== instance.id) {
      throw new Refusal(
        'ResourceNotFoundException',
        `There is no instance ${InstanceId}; give the id, not the ARN`,
      );
    }
  }
}
