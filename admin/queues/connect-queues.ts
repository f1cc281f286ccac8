/** Queues as Amazon Connect has them now. */
import { type ConnectClient, DescribeQueueCommand } from '@aws-sdk/client-connect';
import { epochMsOf } from '../../core/time.ts';
import { connectOpeningHours } from '../../lambdas/adapters/connect-opening-hours.ts';

export interface ConnectQueue {
  readonly name: string;
  /** Without one no call can be made from it (administrator guide, "Set up outbound caller ID"). */
  readonly hasCallerId: boolean;
}

export interface ConnectQueues {
  /** Undefined: there is no such queue. @throws Error when Amazon Connect cannot be asked */
  find(queueId: string): Promise<ConnectQueue | undefined>;
  /** @throws Error when Amazon Connect cannot be asked */
  isOpen(queueId: string): Promise<boolean>;
}

export const connectQueues = (client: ConnectClient, instanceId: string): ConnectQueues => ({
  find: async (queueId) => {
    try {
      const { Queue } = await client.send(
        new DescribeQueueCommand({ InstanceId: instanceId, QueueId: queueId }),
      );
      const hasCallerId = Queue?.OutboundCallerConfig?.OutboundCallerIdNumberId !== undefined;
      return Queue && { name: Queue.Name ?? queueId, hasCallerId };
    } catch (error) {
      if (error instanceof Error && error.name === 'ResourceNotFoundException') return undefined;
      throw error;
    }
  },
  isOpen: async (queueId) => {
    let unanswered: unknown;
    const hours = connectOpeningHours({
      ...{ client, instanceId, clock: () => epochMsOf(Date.now()) },
      onUnanswered: (error) => {
        unanswered = error;
      },
    });
    const isOpen = await hours.isOpen(queueId);
    if (isOpen === undefined) throw unanswered;
    return isOpen;
  },
});
