/** The flows that the stack deploys, run block by block: they bring customer and agent together again. */
import { describe, expect, test } from 'vitest';
import { ana, type Circumstances, calledBack, sales } from './flows-in-a-centre.ts';

const refused = () => Promise.reject(new Error('throttled'));
const away = async () => ({ holder: 'away' });
const sorry = expect.stringMatching(/^We are sorry/);

describe('a called-back customer', () => {
  test('is greeted, and the agent who is freed gets this call and not the one that waits longer', async () => {
    const centre = await calledBack();
    await expect.poll(() => centre.call()?.state).toBe('offered');
    expect(centre.connect.world().agents[0]?.contacts).toMatchObject([
      { contactId: centre.contactId, state: 'incoming', attributes: { protocol: 'P-1' } },
    ]);
    expect(centre.call()?.said[0]).toMatch(/^Hello\. Our call was cut off/);
  });

  test.each([
    ['pt-BR', /^Olá\./],
    ['es', /^Hola\./],
    ['es-MX', /^Hola\./],
    ['en', /^Hello\./],
    ['fr', /^Hello\./],
    ['', /^Hello\./],
  ])('of a queue in "%s" hears %s', async (rejoinLocale, greeting) => {
    const centre = await calledBack({ attributes: { rejoinLocale } });
    expect(centre.call()?.said[0]).toMatch(greeting);
  });

  test('is waiting for the holder even when freeing the agent fails', async () => {
    const centre = await calledBack({ freeAgent: refused });
    expect(centre.call()?.state).toBe('waiting');
    await centre.sim('/agents/ana/clear');
    expect(centre.call()?.state).toBe('offered');
  });

  test('hears nothing of the closed hours when the holder is there', async () => {
    const centre = await calledBack({ isOpen: () => false });
    await expect.poll(() => centre.call()?.state).toBe('offered');
    expect(centre.call()?.said).not.toContainEqual(sorry);
  });

  test('reaches a holder who takes the call while the customer is told of somebody else', async () => {
    const centre = await calledBack({ freeAgent: refused });
    await centre.clock.turn(21_000);
    await centre.sim('/agents/ana/clear');
    await centre.clock.turn(10_000);
    await centre.sim('/agents/ana/accept');
    await centre.clock.turn(300_000);
    expect(centre.call()).toMatchObject({ contactId: centre.contactId, state: 'connected' });
  });
});

describe('the original queue takes over', () => {
  const movedAfter = async (seconds: number, attributes = {}): Promise<boolean> => {
    const centre = await calledBack({ freeAgent: refused, attributes });
    await centre.clock.turn(seconds * 1_000);
    return centre.call()?.previousContactId === centre.contactId;
  };

  test.each([10, 20, 30, 45, 60])('after %i seconds and the announcement that it does', async (seconds) => {
    const attributes = { rejoinHolderSeconds: String(seconds) };
    expect(await movedAfter(seconds + 6, attributes)).toBe(false);
    expect(await movedAfter(seconds + 7, attributes)).toBe(true);
  });

  test('after 20 seconds when the settings say nothing that the flow knows', async () => {
    expect(await movedAfter(26, { rejoinHolderSeconds: '17' })).toBe(false);
    expect(await movedAfter(27, { rejoinHolderSeconds: '17' })).toBe(true);
  });

  test('at once when the holder will not come', async () => {
    const centre = await calledBack({ freeAgent: away });
    await centre.clock.turn(7_000);
    expect(centre.call()).toMatchObject({ queueId: sales, previousContactId: centre.contactId });
  });

  test.each(['same', 'default'] as const)(
    'once, whichever flow runs there (%s)',
    async (queueFlowAfterDequeue) => {
      const centre = await calledBack({ freeAgent: refused, undocumented: { queueFlowAfterDequeue } });
      await centre.clock.turn(300_000);
      const moved = centre.connect
        .world()
        .calls.filter(({ previousContactId }) => previousContactId !== undefined);
      expect(moved).toMatchObject([
        { state: 'waiting', queueId: sales, previousContactId: centre.contactId },
      ]);
    },
  );

  test('of a holder who lets it ring out, when the agent can no longer be joined', async () => {
    const centre = await calledBack({ attributes: { rejoinHolderSeconds: '10' } });
    await expect.poll(() => centre.call()?.state).toBe('offered');
    await centre.clock.turn(17_000);
    expect(centre.call()?.contactId).toBe(centre.contactId);
    await centre.clock.turn(25_000);
    expect(centre.call()).toMatchObject({ state: 'waiting', previousContactId: centre.contactId });
  });

  test('straight away when the holder is no user any more', async () => {
    const centre = await calledBack({ attributes: { rejoinHolderId: 'gone' } });
    expect(centre.call()).toMatchObject({ contactId: centre.contactId, state: 'waiting', queueId: sales });
  });
});

const endings: readonly (readonly [string, Circumstances])[] = [
  ['when there is neither holder nor queue', { attributes: { rejoinHolderId: 'gone', rejoinQueueId: '' } }],
  [
    'when the holder is gone and the queue closed',
    { attributes: { rejoinHolderId: 'gone' }, isOpen: () => false },
  ],
  ['at once when the holder will not come and the queue is closed', { freeAgent: away, isOpen: () => false }],
];

describe('with words the call ends', () => {
  test.each(endings)('%s', async (_when, circumstances) => {
    const { call } = await calledBack(circumstances);
    expect(call()).toMatchObject({ state: 'ended', endedBy: 'flow' });
    expect(call()?.said.at(-1)).toEqual(sorry);
  });

  test('when the holder does not come in time and the queue is closed, not before a last wait', async () => {
    const centre = await calledBack({ freeAgent: refused, isOpen: () => false });
    await centre.clock.turn(44_999);
    expect(centre.call()?.state).toBe('waiting');
    await centre.clock.turn(1);
    expect(centre.call()).toMatchObject({ state: 'ended', endedBy: 'flow' });
    expect(centre.call()?.said.at(-1)).toEqual(sorry);
  });
});

test('a callback that broke off after it had moved on starts anew: the mark comes along with its attributes', async () => {
  const centre = await calledBack({ attributes: { rejoinFallback: 'done' } });
  await expect.poll(() => centre.call()?.state).toBe('offered');
  expect(centre.connect.world().agents[0]?.contacts).toMatchObject([
    { attributes: { rejoinHolderId: ana, rejoinFallback: 'open' } },
  ]);
});

describe('the agent', () => {
  const heard = async (attributes: Record<string, string>): Promise<readonly string[] | undefined> => {
    const centre = await calledBack({ attributes });
    await expect.poll(() => centre.call()?.state).toBe('offered');
    await centre.sim('/agents/ana/accept');
    await centre.clock.turn(0);
    expect(centre.call()?.state).toBe('connected');
    return centre.call()?.whispered;
  };

  test('hears that it is a callback, and its protocol spelled, in the queue’s language', async () => {
    expect(await heard({ rejoinLocale: 'pt-BR' })).toEqual([
      '<speak>Retorno de chamada. Protocolo <say-as interpret-as="characters">P-1</say-as>.</speak>',
    ]);
  });

  test('hears no protocol that is only an id', async () => {
    expect(await heard({ rejoinSayProtocol: 'false' })).toEqual(['Callback.']);
  });
});
