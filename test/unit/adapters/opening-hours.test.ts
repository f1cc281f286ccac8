import {
  ConnectClient,
  DescribeQueueCommand,
  GetEffectiveHoursOfOperationsCommand,
} from '@aws-sdk/client-connect';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { connectOpeningHours } from '../../../lambdas/adapters/connect-opening-hours.ts';
import { TurnedClock } from '../../in-memory/clock.ts';
import { awsFailure } from './aws-failure.ts';

const connect = mockClient(ConnectClient);
const aQuarter = 15 * 60_000;

let unanswered: unknown[];
beforeEach(() => {
  connect.reset();
  unanswered = [];
});

/** It is nine in the morning in UTC, six in São Paulo. */
const asked = () => {
  const clock = new TurnedClock();
  const hours = connectOpeningHours({
    client: new ConnectClient({}),
    instanceId: 'instance-1',
    clock: clock.now,
    onUnanswered: (error) => unanswered.push(error),
  });
  return { clock, hours };
};

const openFrom = (Hours: number, TimeZone = 'America/Sao_Paulo'): void => {
  connect.on(DescribeQueueCommand).resolves({ Queue: { HoursOfOperationId: 'hours-1' } });
  connect.on(GetEffectiveHoursOfOperationsCommand).resolves({
    TimeZone,
    EffectiveHoursOfOperationList: [
      {
        Date: '2026-11-23',
        OperationalHours: [{ Start: { Hours, Minutes: 0 }, End: { Hours: 12, Minutes: 0 } }],
      },
      { Date: '2026-11-24', OperationalHours: [] },
    ],
  });
};

const questions = () =>
  connect.commandCalls(GetEffectiveHoursOfOperationsCommand).map((call) => call.args[0].input);

describe('a queue', () => {
  it.each([
    [6, true],
    [7, false],
  ])('that opens at %i by its own clock: at six it is open: %s', async (from, open) => {
    openFrom(from);
    expect(await asked().hours.isOpen('support')).toBe(open);
  });

  it.each([
    [6 * 3_600_000 - 1, true],
    [6 * 3_600_000, false],
  ])('that closes at noon, %i ms after six: %s', async (after, open) => {
    openFrom(6);
    const { clock, hours } = asked();
    clock.turn(after);
    expect(await hours.isOpen('support')).toBe(open);
  });

  it('is asked about with its own hours, and the days around today', async () => {
    openFrom(6);
    await asked().hours.isOpen('support');
    expect(connect.commandCalls(DescribeQueueCommand)[0]?.args[0].input).toEqual({
      InstanceId: 'instance-1',
      QueueId: 'support',
    });
    expect(questions()).toEqual([
      {
        InstanceId: 'instance-1',
        HoursOfOperationId: 'hours-1',
        FromDate: '2026-11-21',
        ToDate: '2026-11-24',
      },
    ]);
  });
});

describe('the hours of a queue', () => {
  it('are remembered for a quarter of an hour, and the time is looked at anew', async () => {
    openFrom(6);
    const { clock, hours } = asked();
    expect(await hours.isOpen('support')).toBe(true);
    clock.turn(aQuarter - 1);
    await hours.isOpen('support');
    expect(questions()).toHaveLength(1);
    openFrom(7);
    clock.turn(1);
    expect(await hours.isOpen('support')).toBe(false);
    expect(questions()).toHaveLength(2);
  });

  it('are those of each queue', async () => {
    openFrom(6);
    const { hours } = asked();
    await hours.isOpen('support');
    await hours.isOpen('billing');
    expect(questions()).toHaveLength(2);
  });

  it.each(['ThrottlingException', 'AccessDeniedException', 'ResourceNotFoundException'])(
    'are unknown after %s, which is told, and asked for again the next time',
    async (name) => {
      openFrom(7);
      connect.on(GetEffectiveHoursOfOperationsCommand).rejects(awsFailure(name));
      const { hours } = asked();
      expect(await hours.isOpen('support')).toBeUndefined();
      expect(unanswered).toMatchObject([{ name }]);
      openFrom(7);
      expect(await hours.isOpen('support')).toBe(false);
    },
  );

  it('are unknown where Amazon Connect names no time zone, or one that does not exist', async () => {
    openFrom(6, 'Mars/Olympus');
    expect(await asked().hours.isOpen('support')).toBeUndefined();
    connect.on(GetEffectiveHoursOfOperationsCommand).resolves({});
    expect(await asked().hours.isOpen('support')).toBeUndefined();
    expect(unanswered).toHaveLength(2);
  });
});
