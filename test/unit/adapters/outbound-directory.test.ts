import {
  ConnectClient,
  DescribeQueueCommand,
  DescribeRoutingProfileCommand,
  DescribeUserCommand,
  ListRoutingProfileQueuesCommand,
} from '@aws-sdk/client-connect';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { connectOutboundDirectory } from '../../../lambdas/adapters/connect-outbound-directory.ts';
import { TurnedClock } from '../../in-memory/clock.ts';
import { awsFailure } from './aws-failure.ts';

const connect = mockClient(ConnectClient);
const aQuarter = 15 * 60_000;

let unanswered: unknown[];
beforeEach(() => {
  connect.reset();
  unanswered = [];
});

const asked = () => {
  const clock = new TurnedClock();
  const directory = connectOutboundDirectory({
    client: new ConnectClient({}),
    instanceId: 'instance-1',
    clock: clock.now,
    onUnanswered: (error) => unanswered.push(error),
  });
  return { clock, directory };
};

const aminasProfile = (defaultQueue: string | undefined, ...pages: readonly (readonly string[])[]): void => {
  connect.on(DescribeUserCommand).resolves({ User: { RoutingProfileId: 'profile-1' } });
  connect.on(DescribeRoutingProfileCommand).resolves({
    RoutingProfile: defaultQueue === undefined ? {} : { DefaultOutboundQueueId: defaultQueue },
  });
  for (const [index, queues] of pages.entries()) {
    const from = index === 0 ? undefined : `page-${index}`;
    const to = index + 1 < pages.length ? `page-${index + 1}` : undefined;
    connect.on(ListRoutingProfileQueuesCommand, from === undefined ? {} : { NextToken: from }).resolves({
      RoutingProfileQueueConfigSummaryList: queues.map((QueueId) => ({
        QueueId,
        QueueArn: `arn:${QueueId}`,
        QueueName: QueueId,
        Priority: 1,
        Delay: 0,
        Channel: 'VOICE' as const,
      })),
      ...(to !== undefined && { NextToken: to }),
    });
  }
};

describe('the queues an agent may call out on', () => {
  it('are the default outbound queue and all of the routing profile, from every page, each once', async () => {
    aminasProfile('billing', ['support', 'billing'], ['sales']);
    expect(await asked().directory.queuesOf('amina-id')).toEqual(['billing', 'support', 'sales']);
    expect(connect.commandCalls(DescribeUserCommand)[0]?.args[0].input).toEqual({
      InstanceId: 'instance-1',
      UserId: 'amina-id',
    });
  });

  it('may do without a default outbound queue', async () => {
    aminasProfile(undefined, ['support']);
    expect(await asked().directory.queuesOf('amina-id')).toEqual(['support']);
  });

  it.each(['TooManyRequestsException', 'AccessDeniedException', 'ResourceNotFoundException'])(
    'are unknown after %s, which is told',
    async (name) => {
      connect.on(DescribeUserCommand).rejects(awsFailure(name));
      expect(await asked().directory.queuesOf('amina-id')).toBeUndefined();
      expect(unanswered).toMatchObject([{ name }]);
    },
  );
});

describe('the caller ID of a queue', () => {
  it.each([
    ['is there where a number is set', { OutboundCallerIdNumberId: 'number-1' }, true],
    ['is missing where only a name is set', { OutboundCallerIdName: 'Support' }, false],
  ])('%s', async (_, OutboundCallerConfig, has) => {
    connect.on(DescribeQueueCommand).resolves({ Queue: { OutboundCallerConfig } });
    expect(await asked().directory.hasCallerId('support')).toBe(has);
  });

  it('is missing for a queue that does not exist', async () => {
    connect.on(DescribeQueueCommand).rejects(awsFailure('ResourceNotFoundException'));
    expect(await asked().directory.hasCallerId('gone')).toBe(false);
    expect(unanswered).toEqual([]);
  });

  it('is unknown when Amazon Connect is too busy, and asked for again the next time', async () => {
    connect.on(DescribeQueueCommand).rejects(awsFailure('TooManyRequestsException'));
    const { directory } = asked();
    expect(await directory.hasCallerId('support')).toBeUndefined();
    connect
      .on(DescribeQueueCommand)
      .resolves({ Queue: { OutboundCallerConfig: { OutboundCallerIdNumberId: 'n' } } });
    expect(await directory.hasCallerId('support')).toBe(true);
  });

  it('is remembered for fifteen minutes', async () => {
    connect.on(DescribeQueueCommand).resolves({ Queue: {} });
    const { directory, clock } = asked();
    await directory.hasCallerId('support');
    clock.turn(aQuarter - 1);
    await directory.hasCallerId('support');
    expect(connect.commandCalls(DescribeQueueCommand)).toHaveLength(1);
    clock.turn(1);
    await directory.hasCallerId('support');
    expect(connect.commandCalls(DescribeQueueCommand)).toHaveLength(2);
  });
});
