/** AWS::Events::Rule on the default bus, with queues and functions as targets. */
import { AwsError } from '../aws-error.ts';
import type { Clock } from '../clock.ts';
import { compilePattern } from '../event-pattern.ts';
import type { Iam, ServiceCall } from '../iam/iam.ts';
import { type JsonObject, listOf, objectOr, stringOr } from '../json.ts';
import { invokeAsync } from '../lambda/async-invocation.ts';
import type { Functions } from '../lambda/functions.ts';
import { arnOf, generatedName, type Place } from '../place.ts';
import type { Queues } from '../sqs/queues.ts';
import type { ResourceType } from '../template/resource-type.ts';
import type { EventBus } from './event-bus.ts';
import type { Target } from './rule.ts';

export interface RuleWorld {
  readonly place: Place;
  readonly clock: Clock;
  readonly bus: EventBus;
  readonly queues: Queues;
  readonly functions: Functions;
  readonly iam: Iam;
}

/** Rules reach queues and functions by the policies of those (user guide, "Using resource-based policies"). */
const call = (action: string, resource: string, ruleArn: string): ServiceCall => ({
  ...{ service: 'events.amazonaws.com', sourceArn: ruleArn },
  ...{ action, resource },
});

/** @throws AwsError NO_PERMISSIONS, as the attribute ERROR_CODE of an undelivered event says */
const mustBeAllowed = (asked: ServiceCall, iam: Iam): void => {
  const refusal = iam.refusalOfService(asked);
  if (refusal !== undefined) throw new AwsError('NO_PERMISSIONS', refusal.message);
};

const deliveryTo = (
  arn: string,
  ruleArn: string,
  { queues, functions, clock, iam }: RuleWorld,
): Target['deliver'] => {
  const queue = queues.byArn(arn);
  if (queue !== undefined)
    return (event) => {
      mustBeAllowed(call('sqs:SendMessage', arn, ruleArn), iam);
      queue.send({ body: JSON.stringify(event) });
    };
  const target = functions.find(arn);
  return (event) => {
    mustBeAllowed(call('lambda:InvokeFunction', arn, ruleArn), iam);
    invokeAsync(target, event, clock);
  };
};

const deadLettersOf = (
  target: JsonObject,
  ruleArn: string,
  { queues, iam }: RuleWorld,
): Pick<Target, 'keep'> => {
  const arn = objectOr(target.DeadLetterConfig, {}).Arn;
  if (arn === undefined) return {};
  const deadLetters = queues.byArn(arn);
  if (deadLetters === undefined)
    throw new Error(`the dead-letter queue ${String(arn)} is no queue of this template`);
  deadLetters.collectsDeadLetters = true;
  return {
    keep: (message) => {
      const asked = call('sqs:SendMessage', deadLetters.settings.arn, ruleArn);
      if (iam.refusalOfService(asked) === undefined) deadLetters.send(message);
    },
  };
};

const targetOf = (target: JsonObject, ruleArn: string, world: RuleWorld): Target => {
  const arn = String(target.Arn);
  return { arn, deliver: deliveryTo(arn, ruleArn, world), ...deadLettersOf(target, ruleArn, world) };
};

/** CloudFormation takes the pattern as an object or as its JSON text. */
const patternOf = (given: unknown): unknown => (typeof given === 'string' ? JSON.parse(given) : given);

export const ruleResource = (world: RuleWorld): ResourceType => ({
  honoured: ['Name', 'EventPattern', 'State', 'Targets.Arn', 'Targets.DeadLetterConfig.Arn'],
  noEffect: {
    'Targets.Id': 'only tells targets of one rule apart',
    'Targets.RetryPolicy': 'a local target refuses for good or not at all, so there is nothing to retry',
    ScheduleExpression: 'nothing runs by the clock here: whoever wants it invokes the target',
    Description: 'nothing reads it',
    Tags: 'nothing reads them',
  },
  create({ logicalId, properties }) {
    const name = stringOr(properties.Name, generatedName(world.place, logicalId, 64));
    const arn = arnOf(world.place, 'events', `rule/${name}`);
    const targets = listOf(properties.Targets).map((target) => targetOf(objectOr(target, {}), arn, world));
    if (properties.State !== 'DISABLED' && properties.EventPattern !== undefined)
      world.bus.add({ arn, matches: compilePattern(patternOf(properties.EventPattern)), targets });
    return { ref: name, attributes: { Arn: arn } };
  },
});
