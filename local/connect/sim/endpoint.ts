/** One request that /sim/ takes. */
import type { Customer } from '../model/customer.ts';
import type { Queues } from '../model/queues.ts';
import type { Switchboard } from '../model/switchboard.ts';

export interface Answer {
  readonly status: 200 | 201;
  readonly body: unknown;
}

export interface Endpoint {
  readonly method: 'GET' | 'POST';
  /** Its first group is the id in the path. */
  readonly path: RegExp;
  run(id: string, body: unknown): Answer;
}

/** What the requests act on. */
export interface SimOptions {
  readonly switchboard: Switchboard;
  readonly queues: Queues;
  readonly customer: Customer;
  newId(): string;
  readonly tellsReason: boolean;
  requests(): readonly unknown[];
  events(): readonly unknown[];
  world(): unknown;
}

export const ok = (body: unknown): Answer => ({ status: 200, body });
export const created = (contactId: string): Answer => ({ status: 201, body: { contactId } });
