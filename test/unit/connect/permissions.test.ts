/** Which permission each request of the Connect API needs: the action of its name, on what the request names. */
import {
  DescribeContactCommand,
  DescribeQueueCommand,
  DescribeRoutingProfileCommand,
  DescribeUserCommand,
  DismissUserContactCommand,
  GetContactAttributesCommand,
  GetCurrentUserDataCommand,
  GetEffectiveHoursOfOperationsCommand,
  ListAgentStatusesCommand,
  ListRoutingProfileQueuesCommand,
  SearchUsersCommand,
  StartOutboundVoiceContactCommand,
  StopContactCommand,
  UpdateContactAttributesCommand,
} from '@aws-sdk/client-connect';
import { describe, expect, it } from 'vitest';
import type { NeededPermission } from '../../../local/connect/options.ts';
import { ana, bob, instanceArn, instanceId, sales, smallCentre } from './small-centre.ts';

const InstanceId = instanceId;
const ContactId = 'c-1';
const InitialContactId = ContactId;

const guarded = async () => {
  const asked: NeededPermission[] = [];
  const { client, baseUrl } = await smallCentre({
    refusal: (_authorization, needs) => {
      asked.push(...needs);
      return 'you may not';
    },
  });
  const inWords = (): string[] =>
    asked.map(({ action, resource }) => `${action} ${resource.replace(`${instanceArn}/`, '')}`);
  return { client, baseUrl, inWords };
};

const hours = { HoursOfOperationId: 'h-1', FromDate: '2026-11-23', ToDate: '2026-11-23' };
const call = { ContactFlowId: 'f-1', DestinationPhoneNumber: '+442079460123', QueueId: sales };

const requests = [
  [new DescribeContactCommand({ InstanceId, ContactId }), ['connect:DescribeContact contact/c-1']],
  [new StopContactCommand({ InstanceId, ContactId }), ['connect:StopContact contact/c-1']],
  [
    new GetContactAttributesCommand({ InstanceId, InitialContactId }),
    ['connect:GetContactAttributes contact/c-1'],
  ],
  [
    new UpdateContactAttributesCommand({ InstanceId, InitialContactId, Attributes: {} }),
    ['connect:UpdateContactAttributes contact/c-1'],
  ],
  [
    new DismissUserContactCommand({ InstanceId, ContactId, UserId: ana }),
    [`connect:DismissUserContact agent/${ana}`],
  ],
  [
    new GetCurrentUserDataCommand({ InstanceId, Filters: { Agents: [ana, bob] } }),
    [`connect:GetCurrentUserData agent/${ana}`, `connect:GetCurrentUserData agent/${bob}`],
  ],
  [new ListAgentStatusesCommand({ InstanceId }), ['connect:ListAgentStatuses agent-state/*']],
  [new DescribeUserCommand({ InstanceId, UserId: ana }), [`connect:DescribeUser agent/${ana}`]],
  [
    new DescribeRoutingProfileCommand({ InstanceId, RoutingProfileId: 'r-1' }),
    ['connect:DescribeRoutingProfile routing-profile/r-1'],
  ],
  [
    new ListRoutingProfileQueuesCommand({ InstanceId, RoutingProfileId: 'r-1' }),
    ['connect:ListRoutingProfileQueues routing-profile/r-1'],
  ],
  [new DescribeQueueCommand({ InstanceId, QueueId: sales }), [`connect:DescribeQueue queue/${sales}`]],
  [
    new GetEffectiveHoursOfOperationsCommand({ InstanceId, ...hours }),
    ['connect:GetEffectiveHoursOfOperations operating-hours/h-1'],
  ],
  [new SearchUsersCommand({ InstanceId }), [`connect:SearchUsers ${instanceArn}`]],
  [new StartOutboundVoiceContactCommand({ InstanceId, ...call }), ['connect:StartOutboundVoiceContact *']],
] as const;

describe('a request needs', () => {
  const named = requests.map(([command, expected]) => ({
    operation: command.constructor.name.replace(/Command$/, ''),
    command,
    expected,
  }));
  it.each(named)('$operation', async ({ command, expected }) => {
    const { client, inWords } = await guarded();
    await expect(client.send(command as DescribeContactCommand)).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: 'you may not',
      $metadata: { httpStatusCode: 403 },
    });
    expect(inWords()).toEqual(expected);
  });
});

it('a refused request is in the log of requests, and does nothing', async () => {
  const { client, baseUrl } = await guarded();
  const asked = client.send(new StartOutboundVoiceContactCommand({ InstanceId, ...call }));
  await expect(asked).rejects.toThrow('you may not');
  const requests = (await (await fetch(`${baseUrl}/sim/requests`)).json()) as readonly unknown[];
  expect(requests).toMatchObject([{ error: { name: 'AccessDeniedException' } }]);
});
