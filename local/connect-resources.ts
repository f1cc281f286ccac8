/** The Amazon Connect resources of the template, created in the simulated Amazon Connect. */
import type { ResourceHandler } from './cloud/template/resource-type.ts';
import type { SimulatedConnect } from './connect/simulated-connect.ts';

const known = (
  properties: Readonly<Record<string, unknown>>,
  allowed: readonly string[],
  what: string,
): void => {
  const unknown = Object.keys(properties).find((name) => !allowed.includes(name));
  if (unknown) throw new Error(`${what}: the simulated Amazon Connect does not know the property ${unknown}`);
};

export const connectResources = (connect: SimulatedConnect): Record<string, ResourceHandler> => ({
  'AWS::Connect::ContactFlow': ({ logicalId, properties }) => {
    known(properties, ['InstanceArn', 'Name', 'Type', 'Content', 'Description', 'State'], logicalId);
    const { arn } = connect.flows.add({
      name: String(properties.Name),
      type: String(properties.Type),
      content: String(properties.Content),
    });
    return { ref: arn, attributes: { ContactFlowArn: arn } };
  },
  'AWS::Connect::IntegrationAssociation': ({ logicalId, properties }) => {
    known(properties, ['InstanceId', 'IntegrationType', 'IntegrationArn'], logicalId);
    const { IntegrationType: type, IntegrationArn: arn } = properties;
    if (type !== 'LAMBDA_FUNCTION' && type !== 'APPLICATION')
      throw new Error(
        `${logicalId}: the simulated Amazon Connect associates LAMBDA_FUNCTION and APPLICATION, not ${type}`,
      );
    if (type === 'LAMBDA_FUNCTION') connect.allowLambda(String(arn));
    return { ref: String(arn), attributes: { IntegrationAssociationId: String(arn) } };
  },
  // The laptop's CCP shows itself in every page, and its workspace knows its own applications.
  'AWS::Connect::ApprovedOrigin': ({ logicalId, properties }) => {
    known(properties, ['InstanceId', 'Origin'], logicalId);
    return { ref: `${properties.InstanceId}|${properties.Origin}` };
  },
  'AWS::AppIntegrations::Application': ({ logicalId, properties }) => {
    const arn = `arn:aws:app-integrations:local:000000000000:application/${logicalId}`;
    return { ref: String(properties.Name), attributes: { ApplicationArn: arn, Id: logicalId } };
  },
});
