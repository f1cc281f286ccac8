import { describe, expect, it } from 'vitest';
import { readQueueSettings, settingsOff } from '../../../../core/contracts/queue-settings.ts';
import { dropReasons } from '../../../../core/contracts/reason.ts';

const least = { queueId: 'support', callbackEnabled: true };
const read = (change: Record<string, unknown> = {}) => readQueueSettings({ ...least, ...change });
const problemsOf = (value: unknown): readonly string[] => {
  const answer = readQueueSettings(value);
  return answer.type === 'broken' ? answer.problems : [];
};

const defaults = {
  present: 'popup',
  popupSeconds: 10,
  reasons: ['customer-disconnect', 'line-problem', 'transfer-not-accepted'],
  minTalkSeconds: 0,
  dialMode: 'system',
  clearBeforeDial: false,
  customerCallsIn: false,
  holderSeconds: 20,
  ringSeconds: 45,
  maxAttempts: 3,
  maxCallbacksPerProtocol: 3,
  maxCallsPerNumberPerDay: 5,
  callSpacingSeconds: 0,
  locale: 'en',
  freshSeconds: 30,
  maxAgeMinutes: 240,
  formFields: [],
};

describe('the settings of a queue', () => {
  it('need a switch and an outbound queue; the rest has defaults', () => {
    expect(read({ outboundQueueId: 'support-out' })).toEqual({
      type: 'settings',
      settings: { ...least, outboundQueueId: 'support-out', ...defaults },
    });
  });

  it('of a queue without an item: off', () => {
    expect(settingsOff('support')).toEqual({ ...defaults, queueId: 'support', callbackEnabled: false });
  });

  it.each([
    ['popupSeconds', 10, 100],
    ['minTalkSeconds', 0, 3_600],
    ['ringSeconds', 15, 60],
    ['maxAttempts', 1, 10],
    ['maxCallbacksPerProtocol', 1, 10],
    ['maxCallsPerNumberPerDay', 1, 100],
    ['callSpacingSeconds', 0, 3_600],
    ['freshSeconds', 1, 3_600],
    ['maxAgeMinutes', 1, 1_440],
  ])('%s is a whole number from %i to %i', (field, lowest, highest) => {
    expect(read({ [field]: lowest })).toMatchObject({ settings: { [field]: lowest } });
    expect(read({ [field]: highest })).toMatchObject({ settings: { [field]: highest } });
    const allowed = `${field}: must be a whole number from ${lowest} to ${highest}`;
    for (const wrong of [lowest - 1, highest + 1, lowest + 0.5, String(lowest), null, Number.NaN])
      expect(problemsOf({ ...least, [field]: wrong })).toContainEqual(expect.stringContaining(allowed));
  });

  it('popupSeconds may be 0: until answered', () => {
    expect(read({ popupSeconds: 0 })).toMatchObject({ settings: { popupSeconds: 0 } });
    expect(read({ popupSeconds: 1 }).type).toBe('broken');
  });

  it.each([
    ['present', ['popup', 'button'], 'banner'],
    ['locale', ['pt-BR', 'en', 'es'], 'pt'],
    ['dialMode', ['system', 'agent'], 'browser'],
    ['clearBeforeDial', [true, false], 1],
    ['holderSeconds', [10, 20, 30, 45, 60], 25],
    ['customerCallsIn', [true, false], 'yes'],
    ['protocolAttribute', ['protocol', 'case_id-2', 'x'.repeat(127)], 'x'.repeat(128)],
    ['protocolAttribute', ['P'], 'with space'],
    ['queueName', ['Support'], ''],
    ['outboundQueueId', ['support-out'], ''],
    ['callbackEnabled', [true, false], 'true'],
  ])('%s: %j are fine, %j is not', (field, fine, wrong) => {
    for (const value of fine)
      expect(read({ [field]: value })).toMatchObject({ settings: { [field]: value } });
    expect(problemsOf({ ...least, [field]: wrong })).toEqual([
      expect.stringMatching(new RegExp(`^${field}: `)),
    ]);
  });

  it('reasons are some of the ways in which a call drops, or none', () => {
    expect(read({ reasons: dropReasons })).toMatchObject({ settings: { reasons: dropReasons } });
    expect(read({ reasons: [] })).toMatchObject({ settings: { reasons: [] } });
    expect(problemsOf({ ...least, reasons: ['agent-disconnect'] })).toEqual([
      expect.stringContaining('must be among customer-disconnect'),
    ]);
  });
});

describe('the countries that may be called', () => {
  it.each([[['+1']], [['+55', '+351', '+1876']], [[]]])('%j are fine', (allowedCountries) => {
    expect(read({ allowedCountries })).toMatchObject({ settings: { allowedCountries } });
  });

  it.each(['55', '+', '+0', '+12345', 'BR', '+55 ', 55])('%j is no calling code', (code) => {
    expect(problemsOf({ ...least, allowedCountries: ['+55', code] })).toEqual([
      expect.stringMatching(/^allowedCountries\.1: must be a plus and 1 to 4 digits, such as \+55/),
    ]);
  });

  it('are not named unless an admin names them', () => {
    expect(read()).not.toHaveProperty('settings.allowedCountries');
  });
});

describe('broken settings', () => {
  it('name the field that does not exist, and those that do', () => {
    expect(problemsOf({ ...least, ringSecond: 45 })).toEqual([
      expect.stringMatching(/^ringSecond: is not a setting; allowed are .*ringSeconds/),
    ]);
  });

  it.each(['queueId', 'callbackEnabled'])('say that %s is missing', (field) => {
    expect(problemsOf({ ...least, [field]: undefined })).toEqual([expect.stringContaining(field)]);
    const { [field]: _, ...rest } = least as Record<string, unknown>;
    expect(problemsOf(rest)).toEqual([`${field}: is missing`]);
  });

  it('name every wrong field at once', () => {
    expect(problemsOf({ ...least, ringSeconds: 5, locale: 'xx', extra: 1 })).toHaveLength(3);
  });

  it.each([undefined, null, 7, 'on', [], {}])('%j is broken, never an exception', (value) => {
    expect(problemsOf(value)).not.toEqual([]);
  });
});
