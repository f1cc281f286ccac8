/** What a million contacts cost beside the calls themselves: list prices of us-east-1, for what was counted. */
import { minutes } from '../../core/time.ts';
import { pingEvery } from '../../panel/connection.ts';
import type { Spent } from './stories.ts';

/** Dollars. As published in 2026; docs/deploy.md names those that have no source. */
const prices = {
  invocation: 0.2e-6,
  /** Of arm64. */
  gigabyteSecond: 0.0000133334,
  writeUnit: 0.625e-6,
  readUnit: 0.125e-6,
  queueRequest: 0.4e-6,
  frame: 1e-6,
  connectionMinute: 0.25e-6,
  macRequest: 3e-6,
  loggedGigabyte: 0.5,
} as const;

/** Of a warm function on AWS: assumed, since the laptop's own times say nothing of it. */
const secondsPerInvocation = 0.1;
const gigabytes = 0.5;
/** Two lines for each invocation, Lambda's own included: assumed. */
const bytesLogged = 1_500;

const invocationCost =
  prices.invocation +
  secondsPerInvocation * gigabytes * prices.gigabyteSecond +
  (bytesLogged / 1e9) * prices.loggedGigabyte;

const readers = ['GetItem', 'Query', 'BatchGetItem'];

/**
 * A transaction's writes count twice; an item for each kilobyte begun, whatever is changed in it (DynamoDB developer
 * guide, "Capacity unit consumption"). What is updated alone is the interruption, too.
 */
const writeUnitsOf = ({ asked, itemBytes, ledgerEntries }: Spent): number => {
  const count = (...names: readonly string[]) =>
    asked.filter(({ operation }) => names.includes(operation)).length;
  const ofItem = Math.ceil(itemBytes / 1_024);
  const onAndOffTheList = 2;
  const inTransactions = count('TransactWriteItems') * ofItem + ledgerEntries + onAndOffTheList;
  return 2 * inTransactions + count('UpdateItem') * ofItem + count('PutItem', 'DeleteItem');
};

export const costOf = (spent: Spent): number => {
  const count = (is: (operation: string, service: string) => boolean) =>
    spent.asked.filter(({ operation, service }) => is(operation, service)).length;
  return (
    spent.invocations * invocationCost +
    writeUnitsOf(spent) * prices.writeUnit +
    count((operation) => readers.includes(operation)) * prices.readUnit +
    // What is sent is received and deleted, too.
    count((_, service) => service === 'sqs') * 3 * prices.queueRequest +
    count((_, service) => service === 'kms') * prices.macRequest +
    spent.frames * prices.frame
  );
};

/** Pages open all day: a million calls of five minutes and an occupancy of two thirds (docs/deploy.md). */
const connectionMinutes = 7.5e6;
const pings = connectionMinutes / (pingEvery / minutes(1));

export const costOfPages =
  connectionMinutes * prices.connectionMinute + pings * (2 * prices.frame + invocationCost / 4);

/** @param share of a million contacts that end from the customer's side; one in a hundred is resumed, the rest closed */
export const costOfMillion = (share: number, closed: Spent, resumed: Spent): number => {
  const ended = share * 1e6;
  const called = Math.min(ended, 10_000);
  return costOfPages + called * costOf(resumed) + (ended - called) * costOf(closed);
};
