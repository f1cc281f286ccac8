/** When a queue is open, as the product asks for it, through the real SDK client. */
import { DescribeQueueCommand, GetEffectiveHoursOfOperationsCommand } from '@aws-sdk/client-connect';
import { expect, test } from 'vitest';
import { instanceId, sales, smallCentre } from './small-centre.ts';

const InstanceId = instanceId;
const dates = { FromDate: '2026-11-23', ToDate: '2026-11-24' };

/** Open from 9:30 to 17:00 and from 22:00 on, in UTC. */
const isOpen = (at: number): boolean => {
  const minute = Math.floor((at % 86_400_000) / 60_000);
  return (minute >= 570 && minute < 1_020) || minute >= 1_320;
};
const centre = {
  queues: [
    { id: sales, name: 'Sales', isOpen },
    { id: 'always', name: 'Always' },
  ],
  agents: [],
};

const hoursOf = async (QueueId: string) => {
  const { client } = await smallCentre({ centre });
  const { Queue } = await client.send(new DescribeQueueCommand({ InstanceId, QueueId }));
  const HoursOfOperationId = Queue?.HoursOfOperationId;
  return client.send(new GetEffectiveHoursOfOperationsCommand({ InstanceId, HoursOfOperationId, ...dates }));
};

const clock = (Hours: number, Minutes: number) => ({ Hours, Minutes });

test('the hours of a queue come for each day that was asked for, and midnight at the end is 0:00', async () => {
  const { TimeZone, EffectiveHoursOfOperationList } = await hoursOf(sales);
  expect(TimeZone).toBe('UTC');
  const OperationalHours = [
    { Start: clock(9, 30), End: clock(17, 0) },
    { Start: clock(22, 0), End: clock(0, 0) },
  ];
  expect(EffectiveHoursOfOperationList).toEqual([
    { Date: '2026-11-23', OperationalHours },
    { Date: '2026-11-24', OperationalHours },
  ]);
});

test('a queue that never closes is open from midnight to midnight', async () => {
  const { EffectiveHoursOfOperationList: days } = await hoursOf('always');
  expect(days?.map(({ OperationalHours }) => OperationalHours)).toEqual([
    [{ Start: clock(0, 0), End: clock(0, 0) }],
    [{ Start: clock(0, 0), End: clock(0, 0) }],
  ]);
});

test.each([
  ['hours that do not exist', { HoursOfOperationId: 'hours-of-nobody' }, 'ResourceNotFoundException'],
  ['a date that is none', { FromDate: '23.11.2026' }, 'InvalidParameterException'],
])('%s are refused by name', async (_, change, name) => {
  const { client } = await smallCentre({ centre });
  const request = { InstanceId, HoursOfOperationId: `hours-of-${sales}`, ...dates, ...change };
  await expect(client.send(new GetEffectiveHoursOfOperationsCommand(request))).rejects.toMatchObject({
    name,
  });
});
