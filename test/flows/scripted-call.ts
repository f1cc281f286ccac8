/** A call that answers a flow as a script says, and remembers what became of it. */
import type { FlowContact, QueueOutcome, QueueTarget } from '../../local/connect/flow/action-kind.ts';
import type { FlowData } from '../../local/connect/flow/json-path.ts';

export const holder = 'the-holder';
export const original = 'the-original-queue';

/** What is so when the flow runs. */
export interface Scene {
  readonly attributes?: Readonly<Record<string, string>>;
  /** What the function answers; none: it fails. */
  readonly answer?: Readonly<Record<string, string>>;
  readonly isOpen?: boolean;
  /** Queues that take nobody any more, each by the id of its agent or its own. */
  readonly full?: readonly string[];
  /** How often the call cannot be moved, for it is just being joined to an agent. */
  readonly joining?: number;
  /** Whether the centre's own flow is there. */
  readonly ownFlow?: boolean;
}

/** `queued` and `moved` say for whom the call waits, `waits` that it goes on waiting where it is. */
export type Outcome = 'unknown' | 'queued' | 'moved' | 'waits' | 'own flow' | 'hung up';

export class ScriptedCall implements FlowContact {
  readonly said: string[] = [];
  readonly attributes: Map<string, string>;
  outcome: Outcome = 'unknown';
  target: QueueTarget = {};
  priority = 5;
  waitedSeconds = 0;
  hooks: string[] = [];
  readonly #scene: Scene;
  #external: Readonly<Record<string, string>> = {};
  #joining: number;

  constructor(scene: Scene) {
    this.#scene = scene;
    this.#joining = scene.joining ?? 0;
    this.attributes = new Map(Object.entries(scene.attributes ?? {}));
  }

  data(): FlowData {
    return { Attributes: Object.fromEntries(this.attributes), External: this.#external };
  }

  setAttributes(attributes: Readonly<Record<string, string>>): void {
    for (const [key, value] of Object.entries(attributes)) this.attributes.set(key, value);
  }

  say(text: string): void {
    this.said.push(text);
  }

  setHook(hook: string): boolean {
    this.hooks.push(hook);
    return true;
  }

  transferToFlow(): boolean {
    if (this.#scene.ownFlow === false) return false;
    this.outcome = 'own flow';
    return true;
  }

  setTargetQueue(target: QueueTarget): boolean {
    if (target.agentId !== holder && target.queueId !== original) return false;
    this.target = target;
    return true;
  }

  isTargetQueueOpen(): boolean | undefined {
    return this.target.queueId === undefined ? undefined : (this.#scene.isOpen ?? true);
  }

  setPriority(priority: number): void {
    this.priority = priority;
  }

  adjustQueueTime(): void {
    throw new Error('our flows leave the waiting time as it is');
  }

  transferToQueue(): QueueOutcome {
    return this.#enter(this.target, 'queued');
  }

  moveToQueue(target: QueueTarget): QueueOutcome {
    if (this.#joining-- > 0) return 'NoMatchingError';
    return this.#enter(target, 'moved');
  }

  invokeLambda(): Promise<void> {
    if (this.#scene.answer === undefined) return Promise.reject(new Error('the function failed'));
    this.#external = this.#scene.answer;
    return Promise.resolve();
  }

  wait(ms: number): Promise<boolean> {
    this.waitedSeconds += ms / 1_000;
    return Promise.resolve(true);
  }

  disconnect(): void {
    this.outcome = 'hung up';
  }

  #enter(target: QueueTarget, outcome: Outcome): QueueOutcome {
    const id = target.agentId ?? target.queueId;
    if (id !== holder && id !== original) return 'NoMatchingError';
    if (this.#scene.full?.includes(id)) return 'QueueAtCapacity';
    this.target = target;
    this.outcome = outcome;
    return 'done';
  }
}
