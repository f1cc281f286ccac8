/** What the product asks to know where an agent may call out, through the real SDK client. */
import {
  DescribeQueueCommand,
  DescribeRoutingProfileCommand,
  DescribeUserCommand,
  ListRoutingProfileQueuesCommand,
} from '@aws-sdk/client-connect';
import { describe, expect, test } from 'vitest';
import { bob, instanceId, sales, silent, smallCentre, support } from './small-centre.ts';

const InstanceId = instanceId;

describe('an agent', () => {
  test('has a routing profile with a default outbound queue and the queues whose calls they take', async () => {
    const { client } = await smallCentre();
    const { User } = await client.send(new DescribeUserCommand({ InstanceId, UserId: bob }));
    const RoutingProfileId = User?.RoutingProfileId;
    const { RoutingProfile } = await client.send(
      new DescribeRoutingProfileCommand({ InstanceId, RoutingProfileId }),
    );
    expect(RoutingProfile).toMatchObject({ DefaultOutboundQueueId: sales, NumberOfAssociatedQueues: 3 });
    const { RoutingProfileQueueConfigSummaryList: queues } = await client.send(
      new ListRoutingProfileQueuesCommand({ InstanceId, RoutingProfileId }),
    );
    expect(queues?.map(({ QueueId }) => QueueId)).toEqual([sales, support, silent]);
  });

  test('who does not exist, and a profile that does not, are refused by name', async () => {
    const { client } = await smallCentre();
    for (const command of [
      new DescribeUserCommand({ InstanceId, UserId: 'nobody' }),
      new DescribeRoutingProfileCommand({ InstanceId, RoutingProfileId: 'nobody' }),
      new DescribeQueueCommand({ InstanceId, QueueId: 'nobody' }),
    ] as const)
      await expect(client.send(command as DescribeUserCommand)).rejects.toMatchObject({
        name: 'ResourceNotFoundException',
        message: expect.stringContaining('nobody'),
      });
  });
});

describe('a queue', () => {
  test.each([
    ['with a number has a caller id', sales, true],
    ['without a number has none', silent, false],
  ])('%s', async (_, QueueId, hasCallerId) => {
    const { client } = await smallCentre();
    const { Queue } = await client.send(new DescribeQueueCommand({ InstanceId, QueueId }));
    expect(Queue?.OutboundCallerConfig?.OutboundCallerIdNumberId !== undefined).toBe(hasCallerId);
  });
});
