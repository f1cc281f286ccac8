import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, expect, it } from 'vitest';
import { epochMsOf } from '../../../core/time.ts';
import { eventbridgeCanaryDrop } from '../../../lambdas/adapters/eventbridge-canary-drop.ts';

const events = mockClient(EventBridgeClient);
const drop = eventbridgeCanaryDrop(new EventBridgeClient({}));
const at = epochMsOf(Date.UTC(2026, 10, 23, 12));

beforeEach(() => events.reset());

it('is one event of the canary’s own source, with the contact and the instant that were given', async () => {
  events.on(PutEventsCommand).resolves({ FailedEntryCount: 0, Entries: [{ EventId: '1' }] });
  await drop('rejoin-canary-7', at);
  const [entry, ...others] = events.commandCalls(PutEventsCommand)[0]?.args[0].input.Entries ?? [];
  expect(others).toEqual([]);
  expect(entry?.Source).toBe('rejoin.canary');
  expect(JSON.parse(entry?.Detail ?? '')).toMatchObject({
    contactId: 'rejoin-canary-7',
    disconnectTimestamp: '2026-11-23T12:00:00.000Z',
  });
});

it('that EventBridge does not take is an error, though the request was answered', async () => {
  events
    .on(PutEventsCommand)
    .resolves({ FailedEntryCount: 1, Entries: [{ ErrorCode: 'ThrottlingException' }] });
  await expect(drop('rejoin-canary-8', at)).rejects.toThrow('ThrottlingException');
});
