/** One history: data alone, so that it can be printed, cut shorter and told again. */
import type { AgentDial } from './centre/agent-dial.ts';
import type { CallbackLife } from './centre/callback-life.ts';
import type { EventStyle } from './centre/contact-event-envelope.ts';
import type { Fault } from './faults/fault.ts';
import type { Step } from './steps/step.ts';

export interface History {
  /** Decides how long each side effect takes, and so how functions interleave. */
  readonly pace: number;
  readonly style: EventStyle;
  /** How far DescribeContact lags behind in general, in milliseconds. */
  readonly lag: number;
  readonly agents: number;
  /** Whether it was found out at sign-in where the agents may call out. */
  readonly isChecked: boolean;
  /** The items of the settings table, as admins wrote them. */
  readonly queues: readonly Readonly<Record<string, unknown>>[];
  /** What becomes of the first, second … callback; of the later ones, the usual. */
  readonly callbacks: readonly CallbackLife[];
  /** What softphones make of the first, second … order to dial. */
  readonly dials: readonly AgentDial[];
  /** What becomes of customers who call in by themselves. */
  readonly returns: CallbackLife;
  readonly steps: readonly Step[];
  readonly faults: readonly Fault[];
}
