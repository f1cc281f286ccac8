/** The dollars of `npm run bench` are those of what was counted. */
import { expect, it } from 'vitest';
import { costOf, costOfMillion, costOfPages } from '../bench/cost.ts';
import type { Spent } from '../bench/stories.ts';

const nothing: Spent = { asked: [], invocations: 0, frames: 0, ledgerEntries: 0, itemBytes: 0 };
const asked = (service: string, operation: string) => ({ accessKey: 'ASIA', service, operation });

it('a transaction costs twice the kilobytes of the item, the entries and the list', () => {
  const spent = { ...nothing, asked: [asked('dynamodb', 'TransactWriteItems')], ledgerEntries: 3 };
  const units = (itemBytes: number) => costOf({ ...spent, itemBytes }) / 0.625e-6;
  expect(units(1_024)).toBeCloseTo(2 * (1 + 3 + 2));
  expect(units(1_025)).toBeCloseTo(2 * (2 + 3 + 2));
});

it('a message costs its sending, receiving and deleting', () => {
  const list = costOf(nothing);
  expect(costOf({ ...nothing, asked: [asked('sqs', 'SendMessage')] }) - list).toBeCloseTo(1.2e-6);
});

it('of a million contacts one in a hundred is resumed, and the others that the customer ended are closed', () => {
  const closed = { ...nothing, frames: 1 };
  const resumed = { ...nothing, frames: 10 };
  const list = costOf(nothing);
  const costs = (share: number) => costOfMillion(share, closed, resumed) - costOfPages;
  expect(costs(0.01)).toBeCloseTo(10_000 * (10e-6 + list));
  expect(costs(0.5)).toBeCloseTo(10_000 * (10e-6 + list) + 490_000 * (1e-6 + list));
});
