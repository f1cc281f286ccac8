/** A part of the cloud: the resource types it makes, the requests it answers, and its end. */
import type { Route } from '../http.ts';
import type { Need } from './iam/iam.ts';
import type { JsonObject } from './json.ts';
import type { Actions } from './json-protocol.ts';
import type { ResourceType } from './template/resource-type.ts';

/** What a request needs to be allowed. */
export type NeedsOf = (action: string, input: JsonObject) => readonly Need[];

export interface Service {
  readonly types: Readonly<Record<string, ResourceType>>;
  /** Actions of the AWS JSON protocol by the first part of the target. */
  readonly actions?: Readonly<Record<string, Actions>>;
  /** For each of those services, under the same name. */
  readonly needs?: Readonly<Record<string, NeedsOf>>;
  readonly routes?: readonly Route[];
  stop(): Promise<void> | void;
}
