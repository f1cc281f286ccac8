/** Versions of this program side by side: what one wrote, the other reads, and leaves whole. */
import { GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Input } from '../../../core/interruption/input.ts';
import { isOpen, type OpenInterruption } from '../../../core/interruption/interruption.ts';
import { epochMsOf } from '../../../core/time.ts';
import { advance } from '../../../core/use-cases/advance.ts';
import { dynamodbChains } from '../../../lambdas/adapters/dynamodb-chains.ts';
import { type RunningCloud, runCloud } from '../cloud/running-cloud.ts';
import { earlierItems, laterItem } from './stored-items.ts';

const keyed = (...names: readonly string[]) => ({
  Type: 'AWS::DynamoDB::Table',
  Properties: {
    AttributeDefinitions: names.map((AttributeName) => ({
      AttributeName,
      AttributeType: AttributeName === 'seq' ? 'N' : 'S',
    })),
    KeySchema: names.map((AttributeName, index) => ({
      AttributeName,
      KeyType: index === 0 ? 'HASH' : 'RANGE',
    })),
    BillingMode: 'PAY_PER_REQUEST',
  },
});
const Resources = {
  Interruptions: keyed('chainId'),
  Ledger: keyed('interruptionId', 'seq'),
  Agents: keyed('agentId', 'item'),
};
const Outputs = Object.fromEntries(Object.keys(Resources).map((name) => [name, { Value: { Ref: name } }]));

let running: RunningCloud;
beforeEach(async () => {
  running = await runCloud({ template: { Resources, Outputs } });
});
afterEach(() => running.stop());

const now = epochMsOf(Date.parse('2026-11-23T09:00:05.000Z'));
const versionInUse = () => {
  const client = running.dynamodb;
  const tables = {
    interruptions: running.output('Interruptions'),
    ledger: running.output('Ledger'),
    agents: running.output('Agents'),
    callers: 'Callers',
  };
  const chains = dynamodbChains({ client, tables, clock: () => now });
  const go = advance({
    chains,
    clock: () => now,
    carryOut: async () => undefined,
    observe: () => undefined,
    waitsForEffects: true,
  });
  return {
    chains,
    stored: async () => {
      const key = { TableName: tables.interruptions, Key: { chainId: { S: 'call-1' } } };
      return unmarshall((await client.send(new GetItemCommand(key))).Item ?? {});
    },
    put: (Item: typeof laterItem) =>
      client.send(new PutItemCommand({ TableName: tables.interruptions, Item })),
    happens: (...inputs: readonly Input[]) => go('call-1', (chain) => ({ chain, inputs })),
    learns: () =>
      go('call-1', (chain) => {
        const { 'call-1': leg } = chain.facts;
        const workEndedAt = { value: now, at: now };
        return { chain: { ...chain, facts: { 'call-1': { ...leg, workEndedAt } } }, inputs: [] };
      }),
  };
};

const opened = (interruption: unknown): OpenInterruption => {
  const read = interruption as OpenInterruption;
  if (!isOpen(read)) throw new Error('the item tells of an offer');
  return read;
};

const saysYes = (version: number): Input => ({
  type: 'chosen',
  agentId: 'amina-id',
  choice: 'resume',
  via: 'popup',
  version,
  requestId: 'request-1',
});
const typed: Input = { type: 'drafted', agentId: 'amina-id', answers: { topic: 'delivery' } };
const claimed: Input = {
  type: 'dial-claimed',
  attempt: 1,
  protocol: 'call-1',
  maskedNumber: '••21',
  leftBehind: [],
};
const placed: Input = { type: 'dial-placed', attempt: 1, contactId: 'callback-1' };
const failed: Input = {
  type: 'callback-progressed',
  attempt: 1,
  contactId: 'callback-1',
  revision: 1,
  progress: { type: 'failed', reason: 'busy' },
};

describe.each(Object.entries(earlierItems))('an item of the %s version', (version, item) => {
  it('is read with a default for each member that has been added since', async () => {
    const { chains, put } = versionInUse();
    await put(item);
    const { case: what } = opened((await chains.load('call-1')).interruption);
    expect(what.draft).toEqual(version === 'first' ? {} : { topic: 'invoice' });
    expect(what.callOut).toBe('unknown');
    expect(what.settings.formFields).toEqual([]);
    expect(what.settings.reasons).toEqual(['customer-disconnect']);
    expect(what.talkSeconds).toBe(300);
  });

  it('lives on: the agent types, says yes and is called back', async () => {
    const { put, happens, chains } = versionInUse();
    await put(item);
    await happens(typed);
    expect((await happens(saysYes(1))).answer).toEqual({ ok: true });
    await happens(claimed, placed);
    const { interruption, revision } = await chains.load('call-1');
    expect(opened(interruption)).toMatchObject({ state: 'dialling', attempt: { contactId: 'callback-1' } });
    expect(revision).toBeGreaterThan(1);
  });
});

describe('what a later version wrote into an item, and this one does not know', () => {
  const expectAllOfIt = (item: Record<string, unknown>): void => {
    expect(item).toMatchObject({
      weather: new Set(['rain', 'wind']),
      facts: { 'call-1': { jitter: { value: 12 }, agentId: { by: 'event' } } },
      interruption: {
        priority: { level: 2 },
        case: { mood: { score: 5 }, settings: { music: 'vivaldi' }, holder: { desk: 'B12' } },
      },
    });
  };

  it('survives that this version learns something more', async () => {
    const { put, learns, stored } = versionInUse();
    await put(laterItem);
    await learns();
    const item = await stored();
    expect(item.facts['call-1'].workEndedAt.value).toBe(now);
    expectAllOfIt(item);
  });

  it('survives every state that this version leads the interruption through', async () => {
    const { put, happens, stored } = versionInUse();
    await put(laterItem);
    for (const inputs of [[saysYes(1)], [claimed], [placed], [failed]]) {
      await happens(...inputs);
      expectAllOfIt(await stored());
    }
    expect((await stored()).interruption).toMatchObject({ state: 'offered', failure: 'busy' });
  });

  it('survives its end', async () => {
    const { put, happens, stored } = versionInUse();
    await put(laterItem);
    await happens({ type: 'finalised', agentId: 'amina-id', requestId: 'request-2', answers: {} });
    expect((await stored()).interruption.state).toBe('ended');
    expectAllOfIt(await stored());
  });
});
