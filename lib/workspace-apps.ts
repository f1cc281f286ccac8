/** Our pages as applications of the agent workspace. panel/pages/workspace/README.md gives each value its reason. */
import { Stack } from 'aws-cdk-lib';
import { CfnApplication } from 'aws-cdk-lib/aws-appintegrations';
import { CfnIntegrationAssociation } from 'aws-cdk-lib/aws-connect';
import { Construct } from 'constructs';
import type { ConnectInstance } from './configuration.ts';
import { workspaceFolder } from './page-files.ts';

export interface WorkspaceAppsProps {
  readonly instance: ConnectInstance;
  /** Where the pages are. */
  readonly origin: string;
  /** Where their frame may go when an agent signs in. */
  readonly signInOrigins: readonly string[];
}

interface App {
  readonly id: string;
  readonly name: string;
  readonly page: string;
  readonly permissions: readonly string[];
  readonly properties: { readonly isService?: true; readonly iframeConfig?: { readonly allow: string[] } };
}

const apps: readonly App[] = [
  {
    ...{ id: 'Service', name: 'Rejoin service', page: 'service.html' },
    permissions: ['Contact.Details.View'],
    properties: { isService: true },
  },
  {
    ...{ id: 'Panel', name: 'Rejoin', page: 'panel.html' },
    permissions: ['Contact.Details.View', 'Contact.Details.Edit'],
    properties: { iframeConfig: { allow: ['autoplay'] } },
  },
];

export class WorkspaceApps extends Construct {
  constructor(scope: Construct, id: string, props: WorkspaceAppsProps) {
    super(scope, id);
    for (const app of apps) this.register(app, props);
  }

  private register({ id, name, page, permissions, properties }: App, props: WorkspaceAppsProps): void {
    const application = new CfnApplication(this, id, {
      name,
      // Of the account in this Region, and fixed for ever: a second stack beside this one needs another.
      namespace: `${Stack.of(this).stackName}-${id}`.toLowerCase(),
      description: 'Gives agents back the calls that break off',
      applicationSourceConfig: {
        externalUrlConfig: {
          accessUrl: `${props.origin}/${workspaceFolder}/${page}`,
          approvedOrigins: [...props.signInOrigins],
        },
      },
      permissions: [...permissions],
      applicationConfig: { contactHandling: { scope: 'CROSS_CONTACTS' } },
      initializationTimeout: 15_000,
      ...properties,
    });
    // APPLICATION stands among the allowed values (CloudFormation template reference, IntegrationAssociation).
    new CfnIntegrationAssociation(this, `${id}Association`, {
      instanceId: props.instance.arn,
      integrationType: 'APPLICATION',
      integrationArn: application.attrApplicationArn,
    });
  }
}
