/** The canary runs on the laptop as it does when deployed: through the rule, the queue, the functions and a socket. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { canary } from '../../core/contracts/canary.ts';
import { outages as noOutages, type Outage } from '../../local/cloud/outages.ts';
import type { LocalInfo } from '../../local/desk/local-info.ts';
import { type Laptop, startLaptop } from '../../local/laptop.ts';
import { type LogReader, logReader } from './log-reader.ts';
import { agentNamed, busOf, dropOf, queueNamed, readLocalInfo, seedContact } from './outsider.ts';
import { type TableReader, tableReader } from './tables.ts';

const outages = noOutages();
const log: LogReader = logReader();
let laptop: Laptop;
let info: LocalInfo;
let tables: TableReader;
let outage: Outage | undefined;

beforeAll(async () => {
  laptop = await startLaptop({ port: 0, outages, onLog: log.onLog });
  info = await readLocalInfo(laptop.url);
  tables = tableReader(info);
});
afterEach(() => outage?.end());
afterAll(() => laptop?.stop());

const runs = async (): Promise<unknown> => {
  const answer = await laptop.cloud.invoke('Rejoin-canary', {});
  return answer.status === 'ok' ? answer.value : answer;
};
const told = (text: string): readonly string[] =>
  log.lines.map((line) => line.text).filter((line) => line.includes(text));

describe('the canary', () => {
  it('is asked about its drop, says no, and is heard', async () => {
    expect(await runs()).toEqual({ canary: 'heard' });
    const [interruption] = (await tables.of('Interruptions')).filter(({ chainId }) =>
      String(chainId).startsWith(canary.contactPrefix),
    );
    expect(interruption).toMatchObject({ interruption: { state: 'ended' } });
    expect(await ledgerTypes(String(interruption?.chainId))).toEqual(['offered', 'chosen', 'ended']);
    expect(told('CanaryTime')).toHaveLength(1);
  });

  it('asks Amazon Connect nothing, and is counted as nobody’s drop', async () => {
    expect(await runs()).toEqual({ canary: 'heard' });
    await laptop.cloud.idle();
    expect(await (await fetch(`${laptop.url}/sim/requests`)).json()).toEqual([]);
    for (const metric of ['"Dropped"', '"Offered"', '"Chosen"', '"Ended"'])
      expect(told(`"Name":${metric}`)).toEqual([]);
  });

  it('is silent where agents could not sign in either, and says how far it came', async () => {
    outage = outages.begin('dynamodb', { type: 'refuses', status: 500, error: 'InternalServerError' });
    expect(await runs()).toEqual({ canary: 'silent' });
    expect(told('the canary was not heard').join()).toContain('"step":"socket"');
    expect(told('"CanarySilent"')).not.toEqual([]);
  });
});

describe('an event under the canary’s name', () => {
  it('that speaks of a real conversation is let through by no rule', async () => {
    const contact = await seedContact(info, {
      queueId: queueNamed(info, 'Support'),
      agentId: agentNamed(info, 'amina').id,
    });
    await laptop.cloud.idle();
    const before = laptop.cloud.invocations.list().length;
    const bus = busOf(info);
    const drop = dropOf(info, contact);
    await bus.put(drop, canary.source);
    await bus.put({ ...drop, agentInfo: { agentArn: canary.agentArn } }, canary.source);
    await bus.put({ ...drop, contactId: `${canary.contactPrefix}1` }, canary.source);
    bus.stop();
    await laptop.cloud.idle();
    expect(laptop.cloud.invocations.list().length).toBe(before);
  });
});

const ledgerTypes = async (interruptionId: string): Promise<readonly unknown[]> =>
  (await tables.of('Ledger'))
    .filter((entry) => entry.interruptionId === interruptionId)
    .map(({ type }) => type);
