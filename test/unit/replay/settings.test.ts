import { describe, expect, test } from 'vitest';
import { readSettingsFile } from '../../../admin/replay/settings-file.ts';
import { aminasCall, legEvents } from './recorded-calls.ts';
import { replayed } from './replayed.ts';

const verdictIn = async (queueId: string, settings: unknown): Promise<string> => {
  const [outcome] = await replayed(legEvents({ ...aminasCall, queueId }), settings);
  return `${outcome?.verdict} ${outcome?.reason}`;
};

describe('a settings file', () => {
  test('without one every queue is on', async () => {
    expect(await verdictIn('support', {})).toBe('offer customer-disconnect');
  });

  test('the default decides for queues that are not listed', async () => {
    const settings = { default: { callbackEnabled: false }, queues: { support: { callbackEnabled: true } } };
    expect(await verdictIn('support', settings)).toBe('offer customer-disconnect');
    expect(await verdictIn('sales', settings)).toBe('none queue-off');
  });

  test('a queue keeps the default’s fields that it does not override', async () => {
    const settings = { default: { minTalkSeconds: 91 }, queues: { sales: { minTalkSeconds: 90 }, shop: {} } };
    expect(await verdictIn('shop', settings)).toBe('none too-short');
    expect(await verdictIn('sales', settings)).toBe('offer customer-disconnect');
  });

  test('a drop whose reason is not listed is not offered', async () => {
    expect(await verdictIn('support', { default: { reasons: ['line-problem'] } })).toBe('none reason-off');
  });

  test.each([
    ['an unknown field', { popupSecond: 10 }],
    ['a wrong value', { popupSeconds: 9 }],
    ['no object', true],
  ])('%s turns that queue off and no other, with a problem in words', async (_, entry) => {
    const settings = { queues: { support: entry } };
    expect(await verdictIn('support', settings)).toBe('none settings-broken');
    expect(await verdictIn('sales', settings)).toBe('offer customer-disconnect');
    const { problems } = readSettingsFile(settings);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(/^queue support: /);
  });

  test('a mistake in the default is told, and a queue may mend it for itself', async () => {
    const settings = { default: { ringSeconds: 5 }, queues: { support: { ringSeconds: 30 } } };
    expect(readSettingsFile(settings).problems).toEqual([expect.stringMatching(/^default: ringSeconds: /)]);
    expect(await verdictIn('support', settings)).toBe('offer customer-disconnect');
    expect(await verdictIn('sales', settings)).toBe('none settings-broken');
  });

  test('queues called like members of every object are queues like others', async () => {
    expect(await verdictIn('constructor', { queues: {} })).toBe('offer customer-disconnect');
  });

  test.each([[null], [[]], [{ queue: {} }], [{ queues: [] }], [{ default: 'on' }]])(
    'a file of another shape is refused: %j',
    (value) => {
      expect(() => readSettingsFile(value)).toThrow('the settings must be {"default": {…}, "queues":');
    },
  );
});
