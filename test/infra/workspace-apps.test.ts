/** The pages as applications of the agent workspace. */
import { readFileSync } from 'node:fs';
import { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { complete, resourcesOf, secondRegion, stackOf } from './synthesized.ts';

const template = Template.fromStack(stackOf(complete).stack);
const generated = Template.fromStack(stackOf(secondRegion).stack);

describe('the agent workspace', () => {
  const applications = [...resourcesOf(template, 'AWS::AppIntegrations::Application')];

  it('knows a service without a face and a panel, with the permissions that their pages ask for and no more', () => {
    expect(applications.map(([, { Properties }]) => Properties)).toMatchObject([
      {
        Name: 'Rejoin service',
        IsService: true,
        InitializationTimeout: 15_000,
        Permissions: ['Contact.Details.View'],
        ApplicationSourceConfig: {
          ExternalUrlConfig: { AccessUrl: 'https://callbacks.example.com/workspace/service.html' },
        },
      },
      {
        Name: 'Rejoin',
        Permissions: ['Contact.Details.View', 'Contact.Details.Edit'],
        ApplicationSourceConfig: {
          ExternalUrlConfig: { AccessUrl: 'https://callbacks.example.com/workspace/panel.html' },
        },
        ApplicationConfig: { ContactHandling: { Scope: 'CROSS_CONTACTS' } },
      },
    ]);
  });

  it('both belong to the instance', () => {
    for (const [id] of applications)
      template.hasResourceProperties('AWS::Connect::IntegrationAssociation', {
        InstanceId: complete.instance.arn,
        IntegrationType: 'APPLICATION',
        IntegrationArn: { 'Fn::GetAtt': [id, 'ApplicationArn'] },
      });
  });

  it('the service opens the panel by the name under which the stack registers it', () => {
    const source = readFileSync('panel/hosts/workspace/reveal-panel.ts', 'utf8');
    expect(source).toContain("panelAppName = 'Rejoin'");
  });

  it('hears of us only when the configuration says so', () => {
    generated.resourceCountIs('AWS::AppIntegrations::Application', 0);
  });
});
