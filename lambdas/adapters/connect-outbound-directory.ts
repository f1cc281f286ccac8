/** Where agents may call out: users, routing profiles and queues of Amazon Connect. */
import {
  type ConnectClient,
  DescribeQueueCommand,
  DescribeRoutingProfileCommand,
  DescribeUserCommand,
  paginateListRoutingProfileQueues,
} from '@aws-sdk/client-connect';
import type { Clock, OutboundDirectory } from '../../core/ports.ts';
import { minutes } from '../../core/time.ts';
import { errorName } from './aws-error.ts';
import { remembered } from './remembered.ts';

interface Deps {
  readonly client: ConnectClient;
  readonly instanceId: string;
  readonly clock: Clock;
  /** Told why Amazon Connect could not be asked: nobody is held up by it. */
  readonly onUnanswered: (error: unknown) => void;
}

/** Each of these operations takes two requests a second in the whole account (service quotas). */
const holdsFor = minutes(15);

export const connectOutboundDirectory = (deps: Deps): OutboundDirectory => ({
  queuesOf: (agentId) => answered(deps, () => queuesOf(deps, agentId)),
  hasCallerId: remembered({
    clock: deps.clock,
    holdsFor,
    ask: (queueId) => answered(deps, () => hasCallerId(deps, queueId)),
    isWorthIt: (has) => has !== undefined,
  }),
});

const answered = async <T>({ onUnanswered }: Deps, ask: () => Promise<T>): Promise<T | undefined> => {
  try {
    return await ask();
  } catch (error) {
    onUnanswered(error);
    return undefined;
  }
};

/** DescribeRoutingProfile does not fill AssociatedQueueIds (SDK type), hence the list. */
const queuesOf = async ({ client, instanceId }: Deps, agentId: string): Promise<string[] | undefined> => {
  const { User } = await client.send(new DescribeUserCommand({ InstanceId: instanceId, UserId: agentId }));
  if (!User?.RoutingProfileId) return undefined;
  const profile = { InstanceId: instanceId, RoutingProfileId: User.RoutingProfileId };
  const { RoutingProfile } = await client.send(new DescribeRoutingProfileCommand(profile));
  const queueIds = [RoutingProfile?.DefaultOutboundQueueId ?? []].flat();
  for await (const page of paginateListRoutingProfileQueues({ client, pageSize: 100 }, profile))
    queueIds.push(
      ...(page.RoutingProfileQueueConfigSummaryList ?? []).flatMap(({ QueueId }) => QueueId ?? []),
    );
  return [...new Set(queueIds)];
};

/** "If no number is set … the call attempt will fail" (administrator guide, outbound caller ID). */
const hasCallerId = async ({ client, instanceId }: Deps, queueId: string): Promise<boolean> => {
  try {
    const { Queue } = await client.send(
      new DescribeQueueCommand({ InstanceId: instanceId, QueueId: queueId }),
    );
    return Queue?.OutboundCallerConfig?.OutboundCallerIdNumberId !== undefined;
  } catch (error) {
    if (errorName(error) === 'ResourceNotFoundException') return false;
    throw error;
  }
};
