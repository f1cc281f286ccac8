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

/** What panel/pages/workspace/README.md asks for. The `*` of the app controller is not modelled. */
export const apps: readonly App[] = [
  {
    arn: arn('rejoin-service'),
    name: 'Rejoin service',
    description: 'Listens for dropped calls and opens the panel',
    page: 'service',
    isService: true,
    permissions: ['Contact.Details.View'],
  },
  {
    arn: arn('rejoin'),
    name: 'Rejoin',
    description: 'Dropped calls',
    page: 'panel',
    isService: false,
    permissions: ['Contact.Details.View', 'Contact.Details.Edit'],
  },
];

/** What a command needs (documented for the agent's details and clearing, assumed for the rest); the commands that are not here need nothing. */
export const permissionFor: Readonly<Record<string, string>> = {
  'agent/getName': 'User.Details.View',
  'agent/getARN': 'User.Details.View',
  'contact/listContacts': 'Contact.Details.View',
  'contact/listParticipants': 'Contact.Details.View',
  'contact/getParticipantState': 'Contact.Details.View',
  'contact/clear': 'Contact.Details.Edit',
  'voice/createOutboundCall': 'Contact.Details.Edit',
};
