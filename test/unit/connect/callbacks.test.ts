/** Calls that StartOutboundVoiceContact places: ringing, answered, failed, and their attributes. */
import {
  DescribeContactCommand,
  GetContactAttributesCommand,
  StopContactCommand,
} from '@aws-sdk/client-connect';
import { describe, expect, test } from 'vitest';
import { dialling } from './dialling.ts';
import { ana, caller, instanceId, type SmallCentre, sales, salesNumber } from './small-centre.ts';

describe('a callback', () => {
  test('that is answered hears the flow, waits in the agent’s own queue and is connected', async () => {
    const { dial, sim, clock, typesOf, connect, events } = await dialling();
    const contactId = await dial();
    expect(connect.world().calls[0]).toMatchObject({ state: 'ringing', kind: 'callback', queueId: sales });
    await sim(`/calls/${contactId}/answer`);
    await clock.turn(0);
    expect(connect.world().calls[0]).toMatchObject({
      state: 'offered',
      said: ['Hello again, Carol.'],
      queueId: ana,
    });
    await sim('/agents/ana/accept');
    expect(typesOf(contactId)).toEqual(['INITIATED', 'CONNECTED_TO_SYSTEM', 'QUEUED', 'CONNECTED_TO_AGENT']);
    expect(events.at(-1)?.detail).toMatchObject({
      initiationMethod: 'API',
      queueInfo: { queueType: 'AGENT', queueArn: expect.stringMatching(new RegExp(`/queue/agent/${ana}$`)) },
    });
  });

  test('waits for an agent in after-contact work and is offered once that is cleared', async () => {
    const { callWithAna, dial, sim, clock, connect } = await dialling();
    await sim(`/calls/${await callWithAna()}/hangup`);
    const contactId = await dial();
    await sim(`/calls/${contactId}/answer`);
    await clock.turn(0);
    expect(connect.world().calls[1]?.state).toBe('waiting');
    await sim('/agents/ana/clear');
    expect(connect.world().calls[1]?.state).toBe('offered');
  });

  test('in the agent’s own queue goes before a call that waits longer in a standard queue', async () => {
    const { callWithAna, dial, sim, clock, connect } = await dialling();
    await sim(`/calls/${await callWithAna()}/hangup`);
    await sim('/calls', { from: caller, queueId: sales });
    await clock.turn(60_000);
    await sim(`/calls/${await dial()}/answer`);
    await clock.turn(0);
    await sim('/agents/ana/clear');
    expect(connect.world().calls.map(({ state }) => state)).toEqual(['ended', 'queued', 'offered']);
  });

  test.each([
    ['busy', undefined, 'TELECOM_BUSY'],
    ['busy', { reason: 'TELECOM_NUMBER_INVALID' }, 'TELECOM_NUMBER_INVALID'],
  ])('that finds the customer %s %o ends without agent and queue', async (verb, body, reason) => {
    const { dial, sim, typesOf, events } = await dialling();
    const contactId = await dial();
    await sim(`/calls/${contactId}/${verb}`, body);
    expect(typesOf(contactId)).toEqual(['INITIATED', 'DISCONNECTED', 'COMPLETED']);
    expect(events.at(-1)?.detail).toMatchObject({ disconnectReason: reason });
    for (const key of ['agentInfo', 'queueInfo', 'connectedToSystemTimestamp']) {
      expect(events.at(-1)?.detail).not.toHaveProperty(key);
    }
  });

  test('that nobody answers still rings just before its ring timeout and ends with it', async () => {
    const { dial, sim, clock, events, connect } = await dialling();
    const contactId = await dial({ RingTimeoutInSeconds: 15 });
    await sim(`/calls/${contactId}/ignore`);
    await clock.turn(14_999);
    expect(connect.world().calls[0]?.state).toBe('ringing');
    await clock.turn(1);
    expect(events.at(-1)?.detail).toMatchObject({ disconnectReason: 'TELECOM_UNANSWERED' });
    expect(connect.world().calls[0]).toMatchObject({ state: 'ended', endedBy: 'not-answered' });
  });

  test('rings for 60 seconds unless told otherwise', async () => {
    const { dial, clock, connect } = await dialling();
    await dial();
    await clock.turn(59_999);
    expect(connect.world().calls[0]?.state).toBe('ringing');
    await clock.turn(1);
    expect(connect.world().calls[0]?.state).toBe('ended');
  });

  test('whose customer hangs up while waiting ends without an agent', async () => {
    const { dial, sim, clock, typesOf, events } = await dialling();
    await sim('/agents/ana/status', { status: 'Break' });
    const contactId = await dial();
    await sim(`/calls/${contactId}/answer`);
    await clock.turn(0);
    await sim(`/calls/${contactId}/hangup`);
    expect(typesOf(contactId).slice(2)).toEqual(['QUEUED', 'DISCONNECTED', 'COMPLETED']);
    expect(events.at(-1)?.detail).toMatchObject({ disconnectReason: 'CUSTOMER_DISCONNECT' });
    expect(events.at(-1)?.detail).not.toHaveProperty('agentInfo');
  });

  test('can be stopped by API while it rings', async () => {
    const { dial, client, events } = await dialling();
    const ContactId = await dial();
    await client.send(new StopContactCommand({ InstanceId: instanceId, ContactId }));
    expect(events.at(-1)?.detail).toMatchObject({ disconnectReason: 'TELECOM_ORIGINATOR_CANCEL' });
  });

  test('tells in its events and to DescribeContact which contact it relates to', async () => {
    const { callWithAna, dial, client, events } = await dialling();
    const related = await callWithAna();
    const ContactId = await dial({ RelatedContactId: related });
    expect(events.at(-1)?.detail).toMatchObject({ eventType: 'INITIATED', relatedContactId: related });
    const { Contact } = await client.send(new DescribeContactCommand({ InstanceId: instanceId, ContactId }));
    expect(Contact).toMatchObject({
      RelatedContactId: related,
      InitiationMethod: 'API',
      SystemEndpoint: { Address: salesNumber },
    });
  });
});

describe('attributes of a callback', () => {
  const of = async ({ client }: SmallCentre, InitialContactId: string) =>
    (await client.send(new GetContactAttributesCommand({ InstanceId: instanceId, InitialContactId })))
      .Attributes;

  test('are those of the related contact, copied once, and those of the request', async () => {
    const centre = await dialling();
    const contactId = await centre.dial({ RelatedContactId: await centre.callWithAna() });
    expect(await of(centre, contactId)).toEqual({ protocol: 'P-1', holder: ana, name: 'Carol' });
  });

  test.each([
    ['request', 'P-2'],
    ['related', 'P-1'],
  ] as const)(
    'with the same key on both keep the one of the %s when that is chosen',
    async (attributePrecedence, kept) => {
      const centre = await dialling({ undocumented: { attributePrecedence } });
      const contactId = await centre.dial({
        RelatedContactId: await centre.callWithAna(),
        Attributes: { protocol: 'P-2' },
      });
      expect(await of(centre, contactId)).toEqual({ protocol: kept });
    },
  );
});

test('the eleventh contact for one agent’s own queue takes the branch of a full queue', async () => {
  const { dial, sim, clock, connect } = await dialling();
  await sim('/agents/ana/status', { status: 'Offline' });
  for (let count = 0; count < 11; count += 1) {
    await sim(`/calls/${await dial()}/answer`);
    await clock.turn(1_000);
  }
  expect(connect.world().calls.map(({ state }) => state)).toEqual([...Array(10).fill('waiting'), 'ended']);
  expect(connect.world().calls[10]).toMatchObject({
    said: ['Hello again, Carol.', 'Sorry.'],
    endedBy: 'flow',
  });
});
