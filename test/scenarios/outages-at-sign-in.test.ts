/** Nobody has signed in yet, and what signing in needs is down. */
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { type Failure, outages as noOutages, type Outage } from '../../local/cloud/outages.ts';
import type { LocalInfo } from '../../local/desk/local-info.ts';
import { type Laptop, startLaptop } from '../../local/laptop.ts';
import { type Forger, forger } from './forger.ts';
import { agentNamed, readLocalInfo } from './outsider.ts';
import { ticketFor } from './ticket.ts';

const outages = noOutages();
let provider: Forger;
let laptop: Laptop;
let info: LocalInfo;
let outage: Outage | undefined;

beforeAll(async () => {
  provider = await forger();
  laptop = await startLaptop({ port: 0, outages, signIn: provider.signIn });
  info = await readLocalInfo(laptop.url);
});
afterEach(() => outage?.end());
afterAll(() => laptop?.stop());

const failing: Failure = { type: 'refuses', status: 500, error: 'InternalServiceException' };
const busy: Failure = { type: 'refuses', status: 429, error: 'TooManyRequestsException' };

const asks = async (username: string): Promise<number> =>
  (await ticketFor(info, agentNamed(info, username).token, info.allowedOrigin)).status;

it('while the keys of the sign-in provider cannot be read, a page is told to come again, and not to sign in', async () => {
  outage = outages.begin('sign-in', failing);
  expect(await asks('amina')).toBe(500);
  expect(outage.met).toBeGreaterThan(0);
  outage.end();
  expect(await asks('amina')).toBe(200);
});

it('once they have been read, the provider may be away', async () => {
  outage = outages.begin('sign-in', failing);
  expect(await asks('amina')).toBe(200);
  expect(outage.met).toBe(0);
});

it('while the tickets cannot be kept, a page is told to come again', async () => {
  outage = outages.begin('dynamodb', failing);
  expect(await asks('amina')).toBe(500);
  outage.end();
  expect(await asks('amina')).toBe(200);
});

it('while Amazon Connect is busy or fails, a page is told to come again; nobody is taken for a stranger', async () => {
  outage = outages.begin('connect', busy);
  expect(await asks('ben')).toBe(503);
  outage.end();
  outage = outages.begin('connect', failing);
  expect(await asks('ben')).toBe(500);
  outage.end();
  expect(await asks('ben')).toBe(200);
});

it('an agent whom we have looked up lately needs no look-up', async () => {
  outage = outages.begin('connect', failing);
  expect(await asks('ben')).toBe(200);
  expect(outage.met).toBe(0);
});
