import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Interruption } from '../../../core/interruption/interruption.ts';
import { caseOf, ended, notOffered, offered, placed } from '../core/lifecycle/states.ts';
import { type AdminsInstallation, startInstallation } from './installation.ts';
import { ran } from './ran.ts';

let installation: AdminsInstallation;
beforeEach(async () => {
  installation = await startInstallation();
});
afterEach(() => installation.stop());

const isStored = async (...interruptions: readonly Interruption[]): Promise<void> => {
  for (const interruption of interruptions)
    await installation.put('Interruptions', { chainId: interruption.id, revision: 1, interruption });
};
const idsIn = (printed: string): string[] =>
  (JSON.parse(printed) as { interruptionId: string }[]).map(({ interruptionId }) => interruptionId);

describe('interruptions', () => {
  const waiting = { ...offered(), id: 'waiting' };
  const over = { ...ended(), id: 'over' };
  const harmless = { ...notOffered(), id: 'harmless' };

  test('lists those that are open', async () => {
    await installation.put('Interruptions', { chainId: 'an ordinary call', revision: 1 });
    await isStored(waiting, over, harmless);
    const { code, printed } = await installation.run('interruptions');
    expect(code).toBe(0);
    expect(printed).toMatch(/^INTERRUPTION +STATE +REASON .*\nwaiting +offered +\S+ +\S+Z +0 +amina/);
    expect(printed.split('\n')).toHaveLength(2);
  });

  test('lists those of a state', async () => {
    await isStored(waiting, over, harmless);
    const { printed } = await installation.run('interruptions', '--state', 'not-offered', '--json');
    expect(idsIn(printed)).toEqual(['harmless']);
  });

  test('lists what is on the list of an agent', async () => {
    await isStored(waiting, { ...offered(), id: 'somebody else’s' });
    await installation.put('Agents', { agentId: 'amina', item: 'interruption#waiting' });
    await installation.put('Agents', { agentId: 'amina', item: 'connection#page' });
    const { printed } = await installation.run('interruptions', '--agent', 'amina', '--json');
    expect(idsIn(printed)).toEqual(['waiting']);
  });

  test('names the states when it is asked for another', async () => {
    const { code, complaints } = await installation.run('interruptions', '--state', 'lost');
    expect(code).toBe(2);
    expect(complaints).toMatch(/no state "lost"; there are detected, not-offered, offered/);
  });

  test('says when there is none', async () => {
    expect((await installation.run('interruptions')).printed).toBe('There is none.');
  });

  test('shows one, whatever its state', async () => {
    await isStored({ ...placed(caseOf({ maskedNumber: '+55•••••••••21' })), id: 'called' });
    const { printed } = await installation.run('interruptions', 'called');
    expect(printed).toMatch(/^called is dialling\n/);
    expect(printed).toMatch(/^ {2}callbackContactId +callback-1$/m);
    expect(printed).not.toContain('•');
  });

  test('fails for one that there is not', async () => {
    const { code, complaints } = await installation.run('interruptions', 'nobody');
    expect(code).toBe(1);
    expect(complaints).toContain('there is no interruption "nobody"');
  });
});

describe('ledger', () => {
  const entry = (seq: number, type: string, detail: Record<string, unknown> = {}) =>
    installation.put('Ledger', {
      interruptionId: 'call-1',
      seq,
      at: `2026-11-23T09:00:0${seq}.000Z`,
      type,
      by: 'system',
      attempt: 0,
      detail,
    });

  test('tells what happened, in order', async () => {
    await entry(2, 'lapsed');
    await entry(1, 'offered', { reason: 'line-problem', popsUp: true });
    const { code, printed } = await installation.run('ledger', 'call-1');
    expect(code).toBe(0);
    expect(printed.split('\n').map((line) => line.split(/ {2,}/))).toEqual([
      ['AT', 'WHAT', 'BY', 'ATTEMPT', 'DETAIL'],
      ['2026-11-23T09:00:01.000Z', 'offered', 'system', '0', 'popsUp=true reason=line-problem'],
      ['2026-11-23T09:00:02.000Z', 'lapsed', 'system', '0'],
    ]);
  });

  test('for programs: the entries as they are kept', async () => {
    await entry(1, 'offered');
    const { printed } = await installation.run('ledger', 'call-1', '--json');
    expect(JSON.parse(printed)).toMatchObject([{ seq: 1, type: 'offered', by: 'system', detail: {} }]);
  });

  test('says when there is none', async () => {
    expect((await installation.run('ledger', 'call-9')).printed).toContain('call-9 has no ledger');
  });
});

describe('a command that is not told where', () => {
  test('says how to tell it', async () => {
    vi.stubEnv('AWS_REGION', 'us-east-1');
    const { code, complaints } = await ran(['ledger', 'call-1']);
    expect(code).toBe(2);
    expect(complaints).toMatch(/where is LedgerTable\? Either give --outputs <file>/);
  });

  test('says what a file of outputs is when it is given another', async () => {
    const { code, complaints } = await ran(['ledger', 'call-1', '--outputs', 'package.json']);
    expect(code).toBe(2);
    expect(complaints).toContain('package.json is no file of outputs');
  });
});
