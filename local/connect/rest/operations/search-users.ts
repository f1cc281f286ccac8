/** SearchUsers by username. documented comparison types; other fields and combinations are not modelled. */
import * as v from 'valibot';
import type { Agent, Centre } from '../../centre.ts';
import type { Instance } from '../../instance.ts';
import { instanceId, type Operation, parse, usualRate } from '../operation.ts';

const comparisons = {
  EXACT: (username: string, value: string) => username === value,
  STARTS_WITH: (username: string, value: string) => username.startsWith(value),
  CONTAINS: (username: string, value: string) => username.includes(value),
} as const;

const request = v.object({
  InstanceId: instanceId,
  MaxResults: v.optional(
    v.pipe(v.number(), v.integer(), v.minValue(1, 'must be 1 to 100'), v.maxValue(100, 'must be 1 to 100')),
    100,
  ),
  SearchCriteria: v.optional(
    v.strictObject(
      {
        StringCondition: v.object({
          FieldName: v.picklist(['Username'], 'must be Username: the laptop searches users by nothing else'),
          Value: v.pipe(v.string('is required'), v.minLength(1, 'must not be empty')),
          ComparisonType: v.picklist(
            ['EXACT', 'STARTS_WITH', 'CONTAINS'],
            'must be EXACT, STARTS_WITH or CONTAINS',
          ),
        }),
      },
      'must be one StringCondition: the laptop models no other search',
    ),
  ),
});

const summary = (agent: Agent, instance: Instance) => {
  const [first = '', ...rest] = agent.name.split(' ');
  return {
    Arn: instance.agentArn(agent.id),
    Id: agent.id,
    Username: agent.username,
    IdentityInfo: { FirstName: first, LastName: rest.join(' ') },
    PhoneConfig: { PhoneType: 'SOFT_PHONE', AutoAccept: agent.autoAccept === true },
  };
};

export const searchUsers = (centre: Centre, instance: Instance): Operation => ({
  name: 'SearchUsers',
  method: 'POST',
  path: /^\/search-users$/,
  rate: usualRate,
  resources: () => [''],
  run: (input) => {
    const { SearchCriteria, MaxResults } = parse(request, input);
    const condition = SearchCriteria?.StringCondition;
    const found = centre.agents.filter(
      ({ username }) =>
        condition === undefined || comparisons[condition.ComparisonType](username, condition.Value),
    );
    return {
      Users: found.slice(0, MaxResults).map((agent) => summary(agent, instance)),
      ApproximateTotalCount: found.length,
    };
  },
});
