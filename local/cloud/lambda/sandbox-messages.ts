/** What a function's thread and the cloud say to each other. */
import type { FunctionError } from '../invocation-log.ts';

/** Given to the thread when it starts. */
export interface SandboxSetup {
  /** The module file of the handler. */
  readonly modulePath: string;
  readonly exportName: string;
}

export interface SandboxRequest {
  readonly requestId: string;
  readonly functionName: string;
  readonly functionArn: string;
  readonly memoryMb: number;
  readonly timeoutMs: number;
  /** JSON, as a function receives it over the wire: no object is shared with the caller. */
  readonly payload: string;
}

export type SandboxReply =
  | { readonly type: 'ready' }
  | { readonly type: 'failed-to-load'; readonly error: FunctionError }
  /** `value` is JSON. */
  | { readonly type: 'returned'; readonly value: string }
  | { readonly type: 'threw'; readonly error: FunctionError };
