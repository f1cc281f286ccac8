/** In front of the centre's own flow: a customer whose call broke off reaches the same agent, and nobody is worse off. */
import { describe, expect, test } from 'vitest';
import { ana, callingIn, dialledIn, sales } from './flows-in-a-centre.ts';

const expected = {
  route: 'holder',
  interruptionId: 'I-1',
  protocol: 'P-1',
  holderId: ana,
  holderSeconds: '20',
  queueId: sales,
  locale: 'pt-BR',
};

describe('a customer who calls in', () => {
  test('and is expected goes before everybody else to the holder, who is freed as for a callback', async () => {
    const centre = await callingIn({ callsIn: async () => expected });
    await expect.poll(() => centre.call()?.state).toBe('offered');
    expect(centre.connect.world().agents[0]?.contacts).toMatchObject([
      { contactId: centre.contactId, attributes: { rejoinInterruptionId: 'I-1', rejoinProtocol: 'P-1' } },
    ]);
    expect(centre.call()?.said[0]).toMatch(/^Obrigado por ligar de novo/);
  });

  test('and whose holder does not come moves on to the original queue', async () => {
    const freeAgent = () => Promise.reject(new Error('throttled'));
    const centre = await callingIn({ callsIn: async () => expected, freeAgent });
    await centre.clock.turn(27_000);
    expect(centre.call()).toMatchObject({ state: 'queued', queueId: sales });
    expect(centre.call()?.previousContactId).toBe(centre.contactId);
  });

  test.each([
    ['is not expected', { callsIn: async () => ({ route: 'none' }) }],
    ['is nobody that the function answers anything about', { callsIn: async () => ({}) }],
    ['calls while the function fails', { callsIn: () => Promise.reject(new Error('broken')) }],
    ['calls outside the opening hours', { callsIn: async () => expected, isOpen: () => false }],
    ['was talking in a queue that is gone', { callsIn: async () => ({ ...expected, queueId: 'gone' }) }],
    ['was talking to an agent who is gone', { callsIn: async () => ({ ...expected, holderId: 'gone' }) }],
  ])('and %s gets what every caller gets, and hears nothing of us', async (_who, circumstances) => {
    const centre = await callingIn(circumstances);
    expect(centre.call()).toMatchObject({ state: 'queued', queueId: sales, said: [] });
    expect(centre.typesOf(centre.contactId)).toContain('QUEUED');
  });

  test('and is kept by a slow function for three seconds', async () => {
    const centre = await dialledIn({ callsIn: () => new Promise(() => undefined) });
    await centre.clock.turn(2_999);
    expect(centre.typesOf(centre.contactId)).not.toContain('QUEUED');
    await centre.clock.turn(1);
    expect(centre.typesOf(centre.contactId)).toContain('QUEUED');
    expect(centre.call()).toMatchObject({ queueId: sales, said: [] });
  });
});
