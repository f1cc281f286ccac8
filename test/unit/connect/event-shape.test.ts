/** The contact events against the documented samples and the one seen in public. */
import { describe, expect, test } from 'vitest';
import { ana, caller, instanceArn, instanceId, sales, salesNumber, smallCentre } from './small-centre.ts';

/** The documented CONNECTED_TO_AGENT sample of a voice contact, key by key. */
const documentedEnvelope = [
  'account',
  'detail',
  'detail-type',
  'id',
  'region',
  'resources',
  'source',
  'time',
  'version',
];
const documentedConnected = [
  'agentInfo',
  'channel',
  'contactId',
  'eventType',
  'initiationMethod',
  'initiationTimestamp',
  'instanceArn',
  'queueInfo',
  'tags',
];

describe('a contact event', () => {
  test('has the envelope of the documented sample and resources as seen in a real event', async () => {
    const { callWithAna, events } = await smallCentre();
    const contactId = await callWithAna();
    const event = events.at(-1);
    expect(Object.keys(event ?? {}).sort()).toEqual(documentedEnvelope);
    expect(event).toMatchObject({
      version: '0',
      source: 'aws.connect',
      'detail-type': 'Amazon Connect Contact Event',
      account: '111122223333',
      region: 'eu-west-2',
      time: '2026-03-01T09:00:00Z',
      resources: [instanceArn, `${instanceArn}/contact/${contactId}`],
    });
  });

  test('of a connected agent has every key of the documented sample', async () => {
    const { callWithAna, events } = await smallCentre();
    await callWithAna();
    const detail = events.at(-1)?.detail ?? {};
    expect(Object.keys(detail).sort()).toEqual([...documentedConnected, 'connectedToSystemTimestamp'].sort());
    expect(detail).toMatchObject({
      eventType: 'CONNECTED_TO_AGENT',
      channel: 'VOICE',
      initiationMethod: 'INBOUND',
      agentInfo: {
        agentArn: `${instanceArn}/agent/${ana}`,
        connectedToAgentTimestamp: '2026-03-01T09:00:00.000Z',
      },
      queueInfo: {
        queueType: 'STANDARD',
        queueArn: `${instanceArn}/queue/${sales}`,
        enqueueTimestamp: '2026-03-01T09:00:00.000Z',
      },
      tags: { 'aws:connect:instanceId': instanceId, 'aws:connect:systemEndpoint': salesNumber },
    });
  });

  test('never tells the number, the attributes or the agent name', async () => {
    const { callWithAna, sim, events } = await smallCentre();
    await sim(`/calls/${await callWithAna()}/hangup`);
    await sim('/agents/ana/clear');
    const told = JSON.stringify(events);
    for (const secret of [caller, 'P-1', '"ana"', 'Ana Lima']) expect(told).not.toContain(secret);
  });

  test('of a completed call tells how long after-contact work took', async () => {
    const { callWithAna, sim, clock, events } = await smallCentre();
    await sim(`/calls/${await callWithAna()}/hangup`);
    await clock.turn(12_000);
    await sim('/agents/ana/clear');
    expect(events.at(-1)?.detail).toMatchObject({
      eventType: 'COMPLETED',
      disconnectTimestamp: '2026-03-01T09:00:00.000Z',
      agentInfo: {
        afterContactWorkStartTimestamp: '2026-03-01T09:00:00.000Z',
        afterContactWorkEndTimestamp: '2026-03-01T09:00:12.000Z',
        afterContactWorkDuration: 12,
      },
    });
  });

  test('carries no disconnectReason when the centre is told so', async () => {
    const { callWithAna, sim, events } = await smallCentre({ events: { withReason: false } });
    await sim(`/calls/${await callWithAna()}/hangup`);
    expect(events.at(-1)?.detail.eventType).toBe('DISCONNECTED');
    expect(events.at(-1)?.detail).not.toHaveProperty('disconnectReason');
  });

  test('carries no disconnectReason when the single call is told so', async () => {
    const { sim, events } = await smallCentre();
    const { body } = await sim('/calls', { from: caller, queueId: sales, reason: false });
    await sim(`/calls/${body.contactId}/hangup`);
    expect(events.map(({ detail }) => detail.disconnectReason)).toEqual(events.map(() => undefined));
  });

  test('can have the other documented detail-type', async () => {
    const { callWithAna, events } = await smallCentre({
      events: { detailType: 'Connect Customer Contact Event' },
    });
    await callWithAna();
    expect(events[0]?.['detail-type']).toBe('Connect Customer Contact Event');
  });

  test('can have the PascalCase keys of some documented samples, with tags left alone', async () => {
    const { callWithAna, events } = await smallCentre({ events: { keys: 'pascal' } });
    await callWithAna();
    expect(events.at(-1)?.detail).toMatchObject({
      EventType: 'CONNECTED_TO_AGENT',
      AgentInfo: { AgentArn: `${instanceArn}/agent/${ana}` },
      QueueInfo: { QueueType: 'STANDARD' },
      Tags: { 'aws:connect:instanceId': instanceId },
    });
  });

  test('has an id of its own', async () => {
    const { callWithAna, events } = await smallCentre();
    await callWithAna();
    expect(new Set(events.map(({ id }) => id)).size).toBe(events.length);
  });
});
