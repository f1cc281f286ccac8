/** The clients of Amazon Connect on a real wire: how often they ask, and what its answers become. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { CallRequest, CallStarter, ContactDirectory } from '../../../core/ports.ts';
import { connectCallStarter } from '../../../lambdas/adapters/connect-call-starter.ts';
import {
  connectClient,
  connectClientInTime,
  connectClientWithoutRetries,
} from '../../../lambdas/adapters/connect-client.ts';
import { connectContactAttributes } from '../../../lambdas/adapters/connect-contact-attributes.ts';
import { connectContactDirectory } from '../../../lambdas/adapters/connect-contact-directory.ts';
import { type ConnectAnswers, noAnswer, startConnectAnswers } from './connect-answers.ts';

let connect: ConnectAnswers;
let starter: CallStarter;
let directory: ContactDirectory;

const request: CallRequest = {
  destination: '+5511987654321',
  outboundQueueId: 'support',
  relatedContactId: 'call-1',
  attributes: {},
  ringSeconds: 45,
  token: 'call-1#1',
};

beforeAll(async () => {
  connect = await startConnectAnswers();
  vi.stubEnv('AWS_ENDPOINT_URL_CONNECT', connect.url);
  vi.stubEnv('AWS_REGION', 'us-east-1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'local');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'local');
  starter = connectCallStarter({
    client: connectClientWithoutRetries(),
    instanceId: 'instance-1',
    contactFlowId: 'flow-1',
  });
  directory = connectContactDirectory({ client: connectClient(), instanceId: 'instance-1' });
});

afterAll(async () => {
  vi.unstubAllEnvs();
  await connect?.stop();
});

describe('the client that starts calls', () => {
  it.each([
    ['an internal error', { status: 500, error: 'InternalServiceException' }],
    ['an unavailable service', { status: 503 }],
    ['a time-out of a gateway', { status: 504 }],
    ['a connection that breaks', { status: 0 }],
  ])('asks once and no more after %s', async (_what, answer) => {
    connect.answer(answer);
    await expect(starter.start(request)).rejects.toThrow();
    expect(connect.requests).toEqual([{ method: 'PUT', path: '/contact/outbound-voice' }]);
  });

  it('gives up on an answer that does not come within 5 s', async () => {
    connect.answer(noAnswer);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const arrived = connect.nextRequest();
    const failure = starter.start(request).catch((error: unknown) => error);
    await arrived;
    vi.advanceTimersByTime(5_000);
    vi.useRealTimers();
    expect(await failure).toMatchObject({ name: 'TimeoutError' });
  });

  it('asks once when it is told to slow down: the queue knows when to ask again', async () => {
    connect.answer({ status: 429, error: 'ThrottlingException' });
    expect(await starter.start(request)).toEqual({ type: 'postponed' });
    expect(connect.requests).toHaveLength(1);
  });

  it('knows a refusal by the name that comes over the wire', async () => {
    connect.answer({
      status: 403,
      error: 'DestinationNotAllowedException:http://internal.amazon.com/coral/',
      body: { Message: 'not this country' },
    });
    expect(await starter.start(request)).toEqual({ type: 'refused', reason: 'not-allowed' });
  });

  it('gives the contact of the call', async () => {
    connect.answer({ status: 200, body: { ContactId: 'callback-1' } });
    expect(await starter.start(request)).toEqual({ type: 'placed', contactId: 'callback-1' });
  });
});

describe('the client that saves answers', () => {
  const save = () =>
    connectContactAttributes({ client: connectClientInTime(), instanceId: 'instance-1' }).save('call-1', {});

  it('asks twice after an internal error, and no more: an agent is waiting', async () => {
    connect.answer({ status: 500, error: 'InternalServiceException' });
    await expect(save()).rejects.toThrow();
    expect(connect.requests).toEqual(Array(2).fill({ method: 'POST', path: '/contact/attributes' }));
  });

  it('gives up on each answer that does not come within 3 s', async () => {
    connect.answer(noAnswer);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const first = connect.nextRequest();
    const failure = save().catch((error: unknown) => error);
    await first;
    const second = connect.nextRequest();
    await vi.advanceTimersByTimeAsync(3_500);
    await second;
    await vi.advanceTimersByTimeAsync(3_000);
    vi.useRealTimers();
    expect(await failure).toMatchObject({ name: 'TimeoutError' });
  });
});

describe('the client that only reads', () => {
  it('asks again after an internal error', async () => {
    connect.answer({ status: 500, error: 'InternalServiceException' });
    await expect(directory.describe('call-1')).rejects.toThrow();
    expect(connect.requests.length).toBeGreaterThan(1);
  });

  it('reads the seconds on the wire as instants', async () => {
    connect.answer({ status: 200, body: { Contact: { DisconnectTimestamp: 1_795_424_400.5 } } });
    expect(await directory.describe('call-1')).toMatchObject({
      contactId: 'call-1',
      endedAt: 1_795_424_400_500,
    });
  });
});
