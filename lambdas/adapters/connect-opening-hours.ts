/** When a queue is open: its hours of operation with their overrides, as Amazon Connect works them out. */
import {
  type ConnectClient,
  DescribeQueueCommand,
  GetEffectiveHoursOfOperationsCommand,
  type OperationalHour,
  type OverrideTimeSlice,
} from '@aws-sdk/client-connect';
import { daysAround, isOpenAt, type OpenSlice, type Schedule } from '../../core/opening-hours.ts';
import type { Clock, OpeningHours } from '../../core/ports.ts';
import { type EpochMs, minutes } from '../../core/time.ts';
import { remembered } from './remembered.ts';

interface Deps {
  readonly client: ConnectClient;
  readonly instanceId: string;
  readonly clock: Clock;
  /** Told why the hours are not known: then the call is made. */
  readonly onUnanswered: (error: unknown) => void;
}

/** Two requests a second in the whole account (service quotas); the days asked for reach far beyond it. */
const holdsFor = minutes(15);

export const connectOpeningHours = (deps: Deps): OpeningHours => {
  const scheduleOf = remembered({
    ...{ clock: deps.clock, holdsFor },
    ask: (queueId) => ask(deps, queueId, deps.clock()),
  });
  return {
    isOpen: async (queueId) => {
      try {
        return isOpenAt(await scheduleOf(queueId), deps.clock());
      } catch (error) {
        deps.onUnanswered(error);
        return undefined;
      }
    },
  };
};

const ask = async ({ client, instanceId }: Deps, queueId: string, now: EpochMs): Promise<Schedule> => {
  const { Queue } = await client.send(new DescribeQueueCommand({ InstanceId: instanceId, QueueId: queueId }));
  const { from, to } = daysAround(now);
  const hours = await client.send(
    new GetEffectiveHoursOfOperationsCommand({
      InstanceId: instanceId,
      HoursOfOperationId: Queue?.HoursOfOperationId,
      FromDate: from,
      ToDate: to,
    }),
  );
  const days = hours.EffectiveHoursOfOperationList;
  if (!hours.TimeZone || !days)
    throw new Error('Amazon Connect named neither days nor a time zone for the hours of operation');
  return {
    timeZone: hours.TimeZone,
    slices: days.flatMap(({ Date: date = '', OperationalHours = [] }) =>
      OperationalHours.map((hour) => sliceOf(date, hour)),
    ),
  };
};

const minuteOf = (time: OverrideTimeSlice | undefined): number =>
  (time?.Hours ?? 0) * 60 + (time?.Minutes ?? 0);

/** "12:00AM" as an end is midnight (administrator guide, hours of operation). */
const sliceOf = (date: string, { Start, End }: OperationalHour): OpenSlice => ({
  date,
  from: minuteOf(Start),
  to: minuteOf(End),
});
