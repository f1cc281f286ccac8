/** The applications that are registered in the simulated workspace, as AWS::AppIntegrations::Application would have them. */
export interface App {
  readonly arn: string;
  readonly name: string;
  readonly description: string;
  /** Beside the workspace's own page. */
  readonly page: string;
  /** Started with the workspace, and never seen. */
  readonly isService: boolean;
  readonly permissions: readonly string[];
}

const arn = (id: string): string => `arn:aws:app-integrations:us-east-1:111122223333:application/${id}`;

/** `Contact.Details.Edit` is seen in a translated page of the admin guide; verify it on AWS. */
export const apps: readonly App[] = [
  {
    arn: arn('rejoin-service'),
    name: 'Rejoin service',
    description: 'Listens for dropped calls and opens the panel',
    page: 'service',
    isService: true,
    permissions: [],
  },
  {
    arn: arn('rejoin'),
    name: 'Rejoin',
    description: 'Dropped calls',
    page: 'panel',
    isService: false,
    permissions: ['User.Details.View', 'Contact.Details.View', 'Contact.Details.Edit'],
  },
];

/** What a command needs (documented for the views, assumed for the rest); the commands that are not here need nothing. */
export const permissionFor: Readonly<Record<string, string>> = {
  'agent/getName': 'User.Details.View',
  'agent/getARN': 'User.Details.View',
  'contact/listContacts': 'Contact.Details.View',
  'contact/clear': 'Contact.Details.Edit',
  'voice/createOutboundCall': 'Contact.Details.Edit',
};
