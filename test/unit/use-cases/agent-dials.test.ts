/** Queues whose agents dial themselves: the server authorises, the softphone calls, Amazon Connect says what became of it. */
import { beforeEach, describe, expect, it } from 'vitest';
import { epochMsOf } from '../../../core/time.ts';
import {
  amina,
  ben,
  call,
  contactEvent,
  customersNumber,
  support,
  supportIsOn,
  theLineDrops,
  yes,
} from '../../in-memory/story.ts';
import { inMemoryWorld, type World } from '../../in-memory/world.ts';

let world: World;
const start = async (more: Record<string, unknown> = {}): Promise<void> => {
  world = inMemoryWorld();
  supportIsOn(world, { dialMode: 'agent', ...more });
  await theLineDrops(world);
  await world.insist(amina, yes());
  await world.passTime(2_000);
};
beforeEach(() => start());

const dialled = (
  outcome: 'dialling' | 'refused' | 'unclear',
  contactId: string | null = null,
  attempt = 1,
): unknown => world.say(amina, { type: 'dialled', interruptionId: call, attempt, outcome, contactId });

/** What Amazon Connect says of the call that the softphone made. */
const softphonesCall = (change: Record<string, unknown> = {}): void => {
  world.connect.contacts.set('outbound-1', {
    contactId: 'outbound-1',
    initiationMethod: 'OUTBOUND',
    previousContactId: undefined,
    queueId: undefined,
    agentId: amina,
    initiatedAt: epochMsOf(world.clock.now()),
    answeredAt: undefined,
    connectedAt: epochMsOf(world.clock.now()),
    endedAt: undefined,
    disconnectReason: undefined,
    customerNumber: customersNumber,
    attributes: {},
    nextContactIds: [],
    ...change,
  });
};
const answered = () => softphonesCall({ answeredAt: epochMsOf(world.clock.now()) });

const event = (given: Record<string, unknown>) =>
  world.event(
    contactEvent(world, {
      contactId: 'outbound-1',
      method: 'OUTBOUND',
      relatedContactId: call,
      queueId: null,
      eventType: 'INITIATED',
      ...given,
    }),
  );

describe('yes', () => {
  it('tells the page that said it to dial, with the number from the original contact, and calls nobody itself', () => {
    expect(world.orders).toEqual([
      {
        agentId: amina,
        order: {
          type: 'dial',
          interruptionId: call,
          attempt: 1,
          requestId: 'request-1',
          phoneNumber: customersNumber,
          queueArn: `arn:queue/${support}`,
          relatedContactId: call,
          clearFirst: null,
        },
      },
    ]);
    expect(world.connect.calls).toEqual([]);
    expect(world.interruption(call)).toMatchObject({ state: 'dialling', attempt: { step: 'calling' } });
  });

  it('names the contact to clear first, where the queue is set so, and that closes nothing', async () => {
    await start({ clearBeforeDial: true });
    expect(world.orders[0]?.order.clearFirst).toBe(call);
    await dialled('refused');
    await world.event(contactEvent(world, { eventType: 'COMPLETED', droppedAt: '2026-11-23T09:00:00.000Z' }));
    expect(world.interruption(call)).toMatchObject({ state: 'offered', failure: 'agent-could-not-dial' });
  });
});

describe('a softphone that dials', () => {
  it('is believed once Amazon Connect shows its call, and the contact is resumed when the customer answers', async () => {
    softphonesCall();
    await dialled('dialling', 'outbound-1');
    await world.passTime(2_000);
    expect(world.interruption(call)).toMatchObject({
      state: 'dialling',
      attempt: { step: 'placed', contactId: 'outbound-1' },
    });
    answered();
    await world.passTime(5_000);
    expect(world.interruption(call)).toMatchObject({ state: 'resumed', agentId: amina });
  });

  it('is known by the events of its call alone, where they name ours', async () => {
    await event({});
    expect(world.interruption(call)).toMatchObject({ attempt: { step: 'placed', contactId: 'outbound-1' } });
    await event({ eventType: 'CONNECTED_TO_AGENT', answeredAt: new Date(world.clock.now()).toISOString() });
    expect(world.interruption(call)).toMatchObject({ state: 'resumed' });
  });

  it('whose customer is busy leads back to the card', async () => {
    await event({});
    await event({ eventType: 'DISCONNECTED', agentId: null, reason: 'TELECOM_BUSY' });
    expect(world.interruption(call)).toMatchObject({ state: 'offered', failure: 'busy' });
  });

  it('could not dial: the card says so, and calling again is possible', async () => {
    await dialled('refused');
    expect(world.pushed.at(-1)?.view).toMatchObject({ reason: 'agent-could-not-dial', canResume: true });
  });

  it('does not say what became of it: unknown, and nothing dials a second time by itself', async () => {
    await dialled('unclear');
    expect(world.interruption(call)).toMatchObject({ state: 'unknown' });
    await world.passTime(10 * 60_000);
    expect(world.orders).toHaveLength(1);
  });

  it('says nothing at all: after ninety seconds nobody can tell', async () => {
    await world.passTime(87_000);
    expect(world.interruption(call)).toMatchObject({ state: 'dialling' });
    await world.passTime(2_000);
    expect(world.interruption(call)).toMatchObject({ state: 'unknown' });
  });
});

describe('a page is not believed', () => {
  it.each([
    ['when it names a call that came in', { initiationMethod: 'INBOUND' }],
    ['when it names another agent’s call', { agentId: ben }],
    [
      'when it names a call from before it was told to dial',
      { initiatedAt: epochMsOf(Date.parse('2026-11-23T08:00:00Z')) },
    ],
  ])('%s', async (_, change) => {
    softphonesCall({ ...change, answeredAt: epochMsOf(world.clock.now()) });
    await dialled('dialling', 'outbound-1');
    await world.passTime(5_000);
    expect(world.interruption(call)).toMatchObject({ state: 'dialling', attempt: { contactId: null } });
  });

  it('when it is another agent’s', async () => {
    const frame = {
      type: 'dialled',
      interruptionId: call,
      attempt: 1,
      outcome: 'refused',
      contactId: null,
    } as const;
    expect(await world.say(ben, frame)).toMatchObject([{ ok: false, code: 'not-owner' }]);
    expect(await world.say(ben, { ...frame, outcome: 'dialling' })).toMatchObject([
      { ok: false, code: 'not-owner' },
    ]);
  });

  it('about an attempt that is over', async () => {
    await dialled('refused');
    expect(await dialled('unclear')).toMatchObject([{ ok: false, code: 'stale' }]);
  });
});

it('an agent’s own call to the customer, in a queue where the system dials, is no callback', async () => {
  world = inMemoryWorld();
  supportIsOn(world);
  await theLineDrops(world);
  await world.insist(amina, yes());
  await world.passTime(2_000);
  await event({ eventType: 'CONNECTED_TO_AGENT', answeredAt: new Date(world.clock.now()).toISOString() });
  expect(world.interruption(call)).toMatchObject({ state: 'dialling', attempt: { contactId: 'callback-1' } });
});
