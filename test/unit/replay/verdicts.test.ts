import { describe, expect, test } from 'vitest';
import { aminasCall, eventOf, handedOver, instance, legEvents, withoutReason } from './recorded-calls.ts';
import { reasonsOf, replayed } from './replayed.ts';

describe('a call with one agent', () => {
  test('the customer goes: it is offered to the agent who had the call', async () => {
    expect(await replayed(legEvents(aminasCall))).toEqual([
      {
        chain: 'call-1',
        verdict: 'offer',
        contactId: 'call-1',
        agentId: 'amina',
        queueId: 'support',
        reason: 'customer-disconnect',
      },
    ]);
  });

  test('the agent hangs up: the rules let nothing through, and there is a line all the same', async () => {
    expect(await replayed(legEvents({ ...aminasCall, reason: 'AGENT_DISCONNECT' }))).toEqual([
      {
        chain: 'call-1',
        verdict: 'none',
        contactId: 'call-1',
        agentId: 'amina',
        queueId: 'support',
        reason: 'agent-disconnect',
      },
    ]);
  });

  test('the caller gives up in the queue: no agent was on the call', async () => {
    const { agentId: _, ...waiting } = aminasCall;
    expect(await replayed(legEvents(waiting))).toEqual([
      {
        chain: 'call-1',
        verdict: 'none',
        contactId: null,
        agentId: null,
        queueId: 'support',
        reason: 'no-agent',
      },
    ]);
  });

  test('the end that came names no agent: the rules keep it out, whatever earlier events say', async () => {
    const [initiated = {}, connected = {}] = legEvents(aminasCall);
    const { agentId: _, ...nameless } = aminasCall;
    const [, disconnected = {}] = legEvents(nameless);
    expect(reasonsOf(await replayed([initiated, connected, disconnected]))).toEqual(['call-1 none no-agent']);
  });

  test('a call that is still going on has not ended', async () => {
    const [initiated = {}, connected = {}] = legEvents(aminasCall);
    expect(reasonsOf(await replayed([initiated, connected]))).toEqual(['call-1 none not-ended']);
  });

  test('an agent’s own call to a customer belongs to no queue', async () => {
    const { queueId: _, ...own } = { ...aminasCall, initiationMethod: 'OUTBOUND' };
    expect(reasonsOf(await replayed(legEvents(own)))).toEqual(['call-1 none no-queue']);
  });

  test.each([
    ['camelCase', 'Connect Customer Contact Event'],
    ['PascalCase', 'Amazon Connect Contact Event'],
  ])('it is read with %s keys and the detail-type "%s"', async (keys, name) => {
    const spelled = (value: unknown): unknown =>
      typeof value !== 'object' || value === null
        ? value
        : Object.fromEntries(
            Object.entries(value).map(([key, inner]) => [
              keys === 'PascalCase' ? key.charAt(0).toUpperCase() + key.slice(1) : key,
              spelled(inner),
            ]),
          );
    const events = legEvents(aminasCall).map((event) => ({
      ...event,
      'detail-type': name,
      detail: spelled('detail' in event ? event.detail : {}),
    }));
    expect(reasonsOf(await replayed(events))).toEqual(['call-1 offer customer-disconnect']);
  });
});

describe('other conversations', () => {
  test('a chat and its transfer are one conversation that is no call', async () => {
    const chat = { contactId: 'chat-1', channel: 'CHAT', from: 0, to: 10 };
    const next = { ...chat, contactId: 'chat-2', initialContactId: 'chat-1' };
    expect(await replayed([...legEvents(chat), ...legEvents(next)])).toEqual([
      {
        chain: 'chat-1',
        verdict: 'none',
        contactId: null,
        agentId: null,
        queueId: null,
        reason: 'not-voice',
      },
    ]);
  });

  test('a monitoring supervisor is no caller', async () => {
    const monitor = { ...aminasCall, initiationMethod: 'MONITOR' };
    expect(reasonsOf(await replayed(legEvents(monitor)))).toEqual(['call-1 none monitor']);
  });

  test('conversations come sorted by the code units of their ids', async () => {
    const ids = ['b', 'a', 'B', 'ä', '10', '9'];
    const outcomes = await replayed(ids.flatMap((contactId) => legEvents({ ...aminasCall, contactId })));
    expect(outcomes.map(({ chain }) => chain)).toEqual(['10', '9', 'B', 'a', 'b', 'ä']);
  });
});

describe('a transferred call', () => {
  test('belongs to whoever accepted it, in the queue that only the filtered-away leg names', async () => {
    expect(await replayed(handedOver({ agentId: 'ben' }))).toEqual([
      {
        chain: 'call-1',
        verdict: 'offer',
        contactId: 'call-1-ben',
        agentId: 'ben',
        queueId: 'support',
        reason: 'customer-disconnect',
      },
    ]);
  });

  test('belongs to the agent who handed it over while nobody has accepted', async () => {
    expect(await replayed(handedOver({ to: 80 }))).toEqual([
      {
        chain: 'call-1',
        verdict: 'offer',
        contactId: 'call-1',
        agentId: 'amina',
        queueId: 'support',
        reason: 'transfer-not-accepted',
      },
    ]);
  });

  test('is over when the second agent hangs up', async () => {
    const events = handedOver({ agentId: 'ben', reason: 'AGENT_DISCONNECT' });
    expect(reasonsOf(await replayed(events))).toEqual(['call-1 none agent-disconnect']);
  });

  test('has no queue when the recording lacks the leg that names it', async () => {
    const bensLeg = handedOver({ agentId: 'ben' }).slice(4);
    expect(reasonsOf(await replayed(bensLeg))).toEqual(['call-1 none no-queue']);
  });
});

describe('events that do not say why the call ended', () => {
  const silent = legEvents(withoutReason(aminasCall));

  test('leave the verdict open', async () => {
    expect(await replayed(silent)).toEqual([
      {
        chain: 'call-1',
        verdict: 'unknown',
        contactId: 'call-1',
        agentId: 'amina',
        queueId: 'support',
        reason: 'reason-missing',
      },
    ]);
  });

  test.each(['offer', 'none'] as const)('are %s when the reader wishes so', async (verdict) => {
    expect(reasonsOf(await replayed(silent, {}, verdict))).toEqual([`call-1 ${verdict} reason-missing`]);
  });

  test('are answered by an event that the rules kept out', async () => {
    const [, , , completed = {}] = legEvents({ ...aminasCall, reason: 'AGENT_DISCONNECT' });
    expect(reasonsOf(await replayed([...silent.slice(0, 3), completed]))).toEqual([
      'call-1 none agent-disconnect',
    ]);
  });

  test.each(['unknown', 'offer'] as const)('do not matter where the queue is off (%s)', async (wish) => {
    const settings = { queues: { support: { callbackEnabled: false } } };
    expect(reasonsOf(await replayed(silent, settings, wish))).toEqual(['call-1 none queue-off']);
  });

  test('leave it open, too, when they say that another leg decides on the queue', async () => {
    const documented = eventOf(100, {
      eventType: 'DISCONNECTED',
      contactId: 'late-leg',
      initialContactId: 'first-leg',
      previousContactId: 'first-leg',
      channel: 'Voice',
      initiationMethod: 'OUTBOUND',
      disconnectTimestamp: '2026-11-23T09:01:40.000Z',
      agentInfo: {
        agentArn: `${instance}/agent/amina`,
        connectedToAgentTimestamp: '2026-11-23T09:00:10.000Z',
      },
    });
    expect(reasonsOf(await replayed([documented]))).toEqual(['first-leg unknown reason-missing']);
    expect(reasonsOf(await replayed([documented], {}, 'none'))).toEqual(['first-leg none no-queue']);
  });
});
