/** Every word the panel says. A language that misses one, or one for a new code, does not compile. */
import type { RefusalCode } from '../../core/contracts/agent-socket.ts';
import type { DropReason, Ending, FailureReason, Obstacle } from '../../core/contracts/reason.ts';
import type { ShownState } from '../interruption-list.ts';
import type { ConnectionStatus } from '../socket-client.ts';

export interface StateText {
  readonly title: string;
  /** What the agent can do now, or what happens next. */
  readonly next: string;
}

export interface Texts {
  readonly panel: string;
  readonly empty: StateText;
  readonly popUp: {
    readonly title: string;
    readonly body: string;
    readonly yes: string;
    readonly no: string;
    /** Of a question without a countdown. */
    readonly waits: string;
    readonly secondsLeft: (count: number) => string;
    readonly lapsed: string;
  };
  readonly facts: {
    readonly protocol: string;
    readonly queue: string;
    readonly droppedAt: string;
    readonly lasted: string;
    readonly number: string;
    readonly attempt: string;
  };
  readonly form: {
    readonly title: string;
    readonly choose: string;
    readonly missing: string;
  };
  readonly enableNotifications: string;
  readonly signIn: string;
  readonly callback: string;
  readonly finalise: string;
  readonly sending: string;
  /** Takes a note away. */
  readonly read: string;
  readonly callbackFailed: string;
  readonly droppedAgain: StateText;
  readonly connection: Record<ConnectionStatus, string>;
  readonly states: Record<ShownState, StateText>;
  readonly drops: Record<DropReason, string>;
  readonly failures: Record<FailureReason, string>;
  /** The agent's own choice and finalising need no words. */
  readonly endings: Record<Exclude<Ending, 'choice' | 'finalised'> | 'customer-returned', StateText>;
  readonly obstacles: Record<Obstacle, string>;
  readonly refusals: Record<RefusalCode | 'no-answer', string>;
  readonly unknownCode: (code: string) => string;
}
