/** Every Lambda invocation, newest last; the oldest are forgotten. */

export type Trigger = 'sqs' | 'http' | 'socket' | 'authorizer' | 'invoke' | 'async';

export interface Invocation {
  /** The awsRequestId that the function saw. */
  readonly id: string;
  readonly functionName: string;
  readonly logicalId: string;
  /** The construct's name in kebab-case, such as `contact-events`. */
  readonly handlerName: string;
  readonly trigger: Trigger;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  readonly durationMs: number;
  /** `partial`: the function answered, and reported some items of its batch as failed. */
  readonly status: 'ok' | 'error' | 'timeout' | 'partial';
  readonly payload: unknown;
  readonly error?: FunctionError;
}

/** As Lambda reports an error to the caller. */
export interface FunctionError {
  readonly errorType: string;
  readonly errorMessage: string;
  readonly trace?: readonly string[];
}

export interface InvocationLog {
  list(): readonly Invocation[];
  /** @returns a function that ends the subscription */
  subscribe(listener: (invocation: Invocation) => void): () => void;
}

export interface InvocationRecorder extends InvocationLog {
  record(invocation: Invocation): void;
}

const remembered = 1_000;

export const invocationLog = (): InvocationRecorder => {
  const invocations: Invocation[] = [];
  const listeners = new Set<(invocation: Invocation) => void>();
  return {
    list: () => [...invocations],
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    record(invocation) {
      invocations.push(invocation);
      if (invocations.length > remembered) invocations.shift();
      for (const listener of listeners) listener(invocation);
    },
  };
};
