/** One request that /sim/ takes. */
import type { CallCentre } from '../call-centre.ts';
import type { EventCourier } from '../events/event-courier.ts';

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
export interface SimOptions extends CallCentre {
  readonly courier: EventCourier;
  newId(): string;
  readonly tellsReason: boolean;
  requests(): readonly unknown[];
  events(): readonly unknown[];
  world(): unknown;
}

export const ok = (body: unknown): Answer => ({ status: 200, body });
export const created = (contactId: string): Answer => ({ status: 201, body: { contactId } });
