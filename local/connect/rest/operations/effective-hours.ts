/** GetEffectiveHoursOfOperations (API reference). On the laptop each queue has hours of its own. */
import * as v from 'valibot';
import { type Centre, queueById } from '../../centre.ts';
import { identifier, instanceId, type Operation, parse, resource, usualRate } from '../operation.ts';
import { Refusal } from '../refusal.ts';

const prefix = 'hours-of-';
export const hoursOf = (queueId: string): string => `${prefix}${queueId}`;

const date = v.pipe(v.string('is required'), v.isoDate('must be a date such as 2026-11-23'));
const request = v.object({
  InstanceId: instanceId,
  HoursOfOperationId: identifier(256),
  fromDate: date,
  toDate: date,
});

const anHour = 3_600_000;
const minutesOfADay = 1_440;
const time = (minute: number) => ({ Hours: Math.floor(minute / 60) % 24, Minutes: minute % 60 });

const daysBetween = (from: string, to: string): string[] => {
  const days: string[] = [];
  for (let day = Date.parse(from); day <= Date.parse(to); day += 24 * anHour)
    days.push(new Date(day).toISOString().slice(0, 10));
  return days;
};

/** The stretches of a day, in UTC, in which the queue is open: whole minutes, midnight at the end is 0:00. */
const operationalHours = (day: string, isOpen: (at: number) => boolean) => {
  const start = Date.parse(day);
  const hours: { Start: object; End: object }[] = [];
  let openSince: number | undefined;
  for (let minute = 0; minute <= minutesOfADay; minute += 1) {
    const open = minute < minutesOfADay && isOpen(start + minute * 60_000);
    if (open) openSince ??= minute;
    else if (openSince !== undefined) {
      hours.push({ Start: time(openSince), End: time(minute) });
      openSince = undefined;
    }
  }
  return hours;
};

export const getEffectiveHoursOfOperations = (centre: Centre): Operation => ({
  name: 'GetEffectiveHoursOfOperations',
  method: 'GET',
  path: /^\/effective-hours-of-operations\/(?<InstanceId>[^/]+)\/(?<HoursOfOperationId>[^/]+)$/,
  rate: usualRate,
  resources: resource('operating-hours', 'HoursOfOperationId'),
  run: (input) => {
    const { HoursOfOperationId, fromDate, toDate } = parse(request, input);
    const queue = HoursOfOperationId.startsWith(prefix)
      ? queueById(centre, HoursOfOperationId.slice(prefix.length))
      : undefined;
    if (!queue)
      throw new Refusal('ResourceNotFoundException', `There are no hours of operation ${HoursOfOperationId}`);
    return {
      TimeZone: 'UTC',
      EffectiveHoursOfOperationList: daysBetween(fromDate, toDate).map((day) => ({
        Date: day,
        OperationalHours: operationalHours(day, queue.isOpen ?? (() => true)),
      })),
      EffectiveOverrideHoursList: [],
    };
  },
});
