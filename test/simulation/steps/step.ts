/** What people do in a history, each at its time. A step that no longer makes sense when its time comes does nothing. */
import type { CallIn } from '../centre/call-in.ts';
import type { Centre } from '../centre/centre.ts';
import type { Conversation } from '../centre/conversation.ts';
import type { Page } from '../machinery/page.ts';
import type { SettingsTable } from '../machinery/settings-table.ts';
import type { Random } from '../random.ts';

export interface Step {
  /** Milliseconds from the history's beginning. */
  readonly at: number;
  readonly do: string;
}

/** Where a history takes place, as far as its steps must know. */
export interface Scene {
  /** Milliseconds from the history's beginning. */
  readonly calls: readonly { readonly endsAt: number }[];
  readonly until: number;
  readonly agents: number;
  readonly queues: number;
}

export interface Stage {
  readonly now: number;
  readonly centre: Centre;
  readonly settings: SettingsTable;
  readonly pages: readonly Page[];
  /** The conversation that began with that call. */
  conversation(call: number): Conversation | undefined;
  /** That conversation and its callbacks. */
  family(call: number): readonly Conversation[];
  /** Their customer calls in by themselves. */
  callIn(asked: CallIn): void;
  openPage(agentId: string): Page;
  after(delay: number, happen: () => void): void;
  /** Something arrives that nobody can read. */
  poison(queue: 'events' | 'deadlines' | 'look-ups' | 'dials'): void;
  /** For the table of faults and states. */
  note(fault: string, chainId: string | undefined): void;
}

/** One kind of step. Adding one: a file with this, and its line in all-steps.ts. */
export interface StepKind<S extends Step> {
  readonly name: string;
  /** Steps of this kind strewn over a history; kinds that are part of a call's story have none. */
  readonly some?: (random: Random, scene: Scene) => readonly S[];
  readonly run: (stage: Stage, step: S) => void;
}

export const agentOf = (agent: number): string => `agent-${agent}`;
export const queueOf = (queue: number): string => `queue-${queue}`;
export const callOf = (call: number): string => `call-${call}`;
