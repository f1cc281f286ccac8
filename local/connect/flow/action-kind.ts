/** What there is to know about one type of block: where it is legal, what it takes, where it leads, what it does. */
import type { Action, FlowType } from './document.ts';
import type { FlowData } from './json-path.ts';

/** Which way the flow leaves a block. */
export type Way =
  | { readonly kind: 'next' }
  | { readonly kind: 'error'; readonly type: string }
  | { readonly kind: 'result'; readonly value: string; readonly orElse: 'next' | 'NoMatchingCondition' }
  /** Back to the prompts that were interrupted; without any the flow is over. */
  | { readonly kind: 'resume' }
  /** The flow is over: the contact waits in a queue, has moved on, or has ended. */
  | { readonly kind: 'end' };

export const next: Way = { kind: 'next' };
export const end: Way = { kind: 'end' };
export const failed: Way = { kind: 'error', type: 'NoMatchingError' };

/** The moments with a flow of their own that are modelled. */
export const flowHooks = { CustomerQueue: 'CUSTOMER_QUEUE', AgentWhisper: 'AGENT_WHISPER' } as const;
export type FlowHook = keyof typeof flowHooks;

export type QueueOutcome = 'done' | 'QueueAtCapacity' | 'NoMatchingError';

/** Where the contact should go: exactly one of a standard queue and an agent's own queue, as id or ARN. */
export interface QueueTarget {
  readonly queueId?: string;
  readonly agentId?: string;
}

/** What blocks may do to the contact they run for. */
export interface FlowContact {
  data(): FlowData;
  setAttributes(attributes: Readonly<Record<string, string>>): void;
  say(text: string): void;
  /** @returns false when there is no such flow of the hook's type */
  setHook(hook: FlowHook, flowId: string): boolean;
  /** @returns false when there is no such flow of a type that a contact can be transferred to */
  transferToFlow(flowId: string): boolean;
  /** @returns false when there is no such queue or agent */
  setTargetQueue(target: QueueTarget): boolean;
  /** @returns undefined where there are no hours of operation: no target queue, or an agent's own */
  isTargetQueueOpen(): boolean | undefined;
  setPriority(priority: number): void;
  adjustQueueTime(seconds: number): void;
  transferToQueue(): QueueOutcome;
  moveToQueue(target: QueueTarget): QueueOutcome;
  /** Rejects when the function fails, is not allowed or takes longer than `withinMs`; sets `$.External`. */
  invokeLambda(call: LambdaCall): Promise<void>;
  /** @returns false when the flow was stopped meanwhile */
  wait(ms: number): Promise<boolean>;
  disconnect(): void;
}

export interface LambdaCall {
  readonly arn: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly withinMs: number;
}

export interface ActionKind {
  readonly type: string;
  readonly legalIn: readonly FlowType[];
  /** `never`: a terminal block, its transitions are empty. `conditions`: may leave by conditions alone. */
  readonly nextAction: 'required' | 'optional' | 'never';
  readonly requiredErrors: readonly string[];
  readonly optionalErrors: readonly string[];
  /** Operators its conditions may use; none: it has no conditions. */
  readonly operators: readonly string[];
  /** What is wrong with the block, in words; legality, transitions and errors are checked elsewhere. */
  problems(action: Action): readonly string[];
  run(action: Action, contact: FlowContact): Promise<Way> | Way;
}
