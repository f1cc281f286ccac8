/** Amazon EventBridge: the default bus and its rules. */
import type { Need } from '../iam/iam.ts';
import { listOf, objectOr, stringOr } from '../json.ts';
import { arnOf } from '../place.ts';
import type { Service } from '../service.ts';
import { eventBus } from './event-bus.ts';
import { type RuleWorld, ruleResource } from './rule-resource.ts';

export const startEvents = (world: Omit<RuleWorld, 'bus'>): Service => {
  const { region, account } = world.place;
  const busArn = arnOf(world.place, 'events', 'event-bus/default');
  const needOf = (entry: unknown): Need => ({
    ...{ action: 'events:PutEvents', resource: busArn },
    context: { 'events:source': stringOr(objectOr(entry, {}).Source, '') },
  });
  const bus = eventBus({ region, account, clock: world.clock });
  return {
    types: { 'AWS::Events::Rule': ruleResource({ ...world, bus }) },
    actions: { AWSEvents: bus.actions },
    needs: { AWSEvents: (_action, { Entries }) => listOf(Entries).map(needOf) },
    stop: () => undefined,
  };
};
