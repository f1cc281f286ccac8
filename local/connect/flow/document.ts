/** A flow as the Amazon Connect flow language writes it: blocks ("actions") and the ways between them. */

/** documented values of CreateContactFlow's Type. */
export const flowTypes = [
  'CONTACT_FLOW',
  'CUSTOMER_QUEUE',
  'CUSTOMER_HOLD',
  'CUSTOMER_WHISPER',
  'AGENT_HOLD',
  'AGENT_WHISPER',
  'OUTBOUND_WHISPER',
  'AGENT_TRANSFER',
  'QUEUE_TRANSFER',
  'CAMPAIGN',
] as const;
export type FlowType = (typeof flowTypes)[number];

export interface Condition {
  readonly operator: string;
  readonly operands: readonly string[];
  readonly next: string;
}

export interface Action {
  readonly id: string;
  readonly type: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly next: string | undefined;
  /** By error type. */
  readonly errors: ReadonlyMap<string, string>;
  readonly conditions: readonly Condition[];
}

export interface FlowDocument {
  readonly start: string;
  readonly actions: ReadonlyMap<string, Action>;
}
