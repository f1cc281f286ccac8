/** An app that was launched: a tab, or nothing to see when it is a service. */
import type { App } from './app.ts';

export interface Instance {
  readonly instanceId: string;
  readonly app: App;
  readonly launchKey: string | undefined;
  /** It is closed when this contact is cleared. */
  readonly contactId: string | undefined;
  readonly order: number;
  readonly startTime: Date;
  /** It is `active` once its onCreate has completed. */
  readonly state: 'starting' | 'active' | 'closing';
}

/** AppInfo of @amazon-connect/app-controller. */
export const infoOf = ({ instanceId, app, launchKey, order, startTime, state }: Instance): object => ({
  instanceId,
  config: {
    arn: app.arn,
    namespace: app.page,
    id: app.page,
    name: app.name,
    description: app.description,
  },
  startTime,
  state,
  appCreateOrder: order,
  appManagerId: 'workspace',
  parameters: undefined,
  ...(launchKey !== undefined && { launchKey }),
});
