/** Resource types that a laptop accepts whole, without effect, each with the reason. */
import { stringOr } from '../json.ts';
import { arnOf, generatedName, type Place } from '../place.ts';
import type { Resource, ResourceType, ResourceValues } from './resource-type.ts';

const inert = (reason: string, create: (resource: Resource) => ResourceValues): ResourceType => ({
  honoured: [],
  noEffect: { '*': reason },
  create,
});

const named = ({ logicalId }: Resource): ResourceValues => ({ ref: logicalId });

const alarm =
  (place: Place) =>
  ({ logicalId, properties }: Resource): ResourceValues => {
    const name = stringOr(properties.AlarmName, logicalId);
    return { ref: name, attributes: { Arn: arnOf(place, 'cloudwatch', `alarm:${name}`) } };
  };

export const inertResources = (place: Place): Readonly<Record<string, ResourceType>> => ({
  'AWS::Logs::LogGroup': inert(
    'lines go to the caller of startCloud, not to CloudWatch',
    ({ logicalId, properties }) => {
      const name = stringOr(properties.LogGroupName, generatedName(place, logicalId, 512));
      return { ref: name, attributes: { Arn: arnOf(place, 'logs', `log-group:${name}:*`) } };
    },
  ),
  'AWS::CloudWatch::Alarm': inert('nothing is measured here: metrics are lines of the log', alarm(place)),
  'AWS::CloudWatch::CompositeAlarm': inert('no alarm is ever raised here', alarm(place)),
  'AWS::CloudWatch::Dashboard': inert('nothing is measured here', named),
  'AWS::CDK::Metadata': inert('tells AWS which constructs are in use', named),
});
