/** A part of the cloud: the resource types it makes, the requests it answers, and its end. */
import type { Route } from '../http.ts';
import type { Actions } from './json-protocol.ts';
import type { ResourceType } from './template/resource-type.ts';

export interface Service {
  readonly types: Readonly<Record<string, ResourceType>>;
  /** Actions of the AWS JSON protocol by the first part of the target. */
  readonly actions?: Readonly<Record<string, Actions>>;
  readonly routes?: readonly Route[];
  stop(): Promise<void> | void;
}
