/** Permissions that reach further than one resource: each has its reason. */
import { describe, expect, it } from 'vitest';
import { permissionsOf } from './permissions.ts';
import { resourcesOf, synthesized } from './synthesized.ts';

const template = synthesized();
const permissions = permissionsOf(template);

describe('wildcards', () => {
  /** Resources that end in a wildcard, each with the reason why nothing narrower is possible. */
  const accepted: readonly { readonly pattern: RegExp; readonly because: string }[] = [
    {
      pattern: /^connect:StartOutboundVoiceContact \*$/,
      because: 'the action has no resource types and no condition keys',
    },
    { pattern: /^connect:DescribeContact .*\/contact\/\*$/, because: 'contact ids are not known beforehand' },
    {
      pattern: /^connect:UpdateContactAttributes .*\/contact\/\*$/,
      because: 'contact ids are not known beforehand',
    },
    { pattern: /^connect:StopContact .*\/contact\/\*$/, because: 'contact ids are not known beforehand' },
    {
      pattern: /^connect:GetContactAttributes .*\/contact\/\*$/,
      because: 'contact ids are not known beforehand',
    },
    {
      pattern: /^connect:GetCurrentUserData .*\/(agent|queue|routing-profile|agent-group)\/\*$/,
      because: 'the action takes all four types, and any agent of the instance may have a dropped call',
    },
    {
      pattern: /^connect:ListAgentStatuses .*\/agent-state\/\*$/,
      because: 'an admin may add statuses at any time',
    },
    {
      pattern: /^connect:DismissUserContact .*\/agent\/\*$/,
      because: 'any agent of the instance may have a dropped call',
    },
    {
      pattern: /^connect:DescribeUser .*\/agent\/\*$/,
      because: 'any agent of the instance may have a dropped call',
    },
    {
      pattern: /^connect:(DescribeRoutingProfile|ListRoutingProfileQueues) .*\/routing-profile\/\*$/,
      because: 'an admin may give an agent another routing profile at any time',
    },
    {
      pattern: /^connect:DescribeQueue .*\/queue\/\*$/,
      because: 'the outbound queues are named in the queue settings, not in the stack',
    },
    {
      pattern: /^connect:GetEffectiveHoursOfOperations .*\/operating-hours\/\*$/,
      because: 'an admin may give a queue other hours at any time',
    },
    {
      pattern: /^execute-api:ManageConnections .*\/live\/(POST|DELETE)\/@connections\/\*$/,
      because: 'connection ids are not known beforehand',
    },
    {
      pattern: /^xray:Put(TraceSegments|TelemetryRecords) \*$/,
      because: 'these actions have no resource types',
    },
  ];

  it('every wildcard is on the list, and every reason on the list is still needed', () => {
    const wild = permissions
      .filter(({ resource }) => resource.includes('*'))
      .map((each) => `${each.action} ${each.resource}`);
    expect(wild.filter((each) => !accepted.some(({ pattern }) => pattern.test(each)))).toEqual([]);
    expect(accepted.filter(({ pattern }) => !wild.some((each) => pattern.test(each)))).toEqual([]);
  });

  it('no action is a wildcard', () => {
    expect(permissions.filter(({ action }) => action.includes('*'))).toEqual([]);
  });

  it('no function has a managed policy, which would allow more than this page says', () => {
    const roles = [...resourcesOf(template, 'AWS::IAM::Role').values()];
    expect(roles.filter(({ Properties }) => Properties.ManagedPolicyArns !== undefined)).toEqual([]);
  });
});
