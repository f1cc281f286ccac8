/** DescribeQueue for standard queues (SDK type). A queue without a number has no caller ID. */
import * as v from 'valibot';
import { type Centre, queueById } from '../../centre.ts';
import type { Instance } from '../../instance.ts';
import { identifier, instanceId, type Operation, parse, resource, usualRate } from '../operation.ts';
import { Refusal } from '../refusal.ts';
import { hoursOf } from './effective-hours.ts';

const request = v.object({ InstanceId: instanceId, QueueId: identifier(256) });

export const describeQueue = (centre: Centre, instance: Instance): Operation => ({
  name: 'DescribeQueue',
  method: 'GET',
  path: /^\/queues\/(?<InstanceId>[^/]+)\/(?<QueueId>[^/]+)$/,
  rate: usualRate,
  resources: resource('queue', 'QueueId'),
  run: (input) => {
    const { QueueId } = parse(request, input);
    const queue = queueById(centre, QueueId);
    if (!queue) throw new Refusal('ResourceNotFoundException', `There is no queue ${QueueId}`);
    return {
      Queue: {
        QueueId,
        QueueArn: instance.queueArn(QueueId),
        Name: queue.name,
        Status: 'ENABLED',
        HoursOfOperationId: hoursOf(QueueId),
        OutboundCallerConfig: queue.outboundCallerId
          ? { OutboundCallerIdName: queue.name, OutboundCallerIdNumberId: `number-of-${QueueId}` }
          : {},
      },
    };
  },
});
