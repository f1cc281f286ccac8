/** StartOutboundVoiceContact through the real SDK client, and the calls it places. */
import {
  DescribeContactCommand,
  GetContactAttributesCommand,
  StartOutboundVoiceContactCommand,
  type StartOutboundVoiceContactCommandInput,
  StopContactCommand,
} from '@aws-sdk/client-connect';
import { describe, expect, test } from 'vitest';
import type { ConnectOptions } from '../../../local/connect/options.ts';
import {
  ana,
  block,
  caller,
  greetAndQueue,
  instanceId,
  type SmallCentre,
  sales,
  salesNumber,
  silent,
  smallCentre,
} from './small-centre.ts';

type Order = Partial<StartOutboundVoiceContactCommandInput>;

interface Dialling extends SmallCentre {
  order(changes?: Order): StartOutboundVoiceContactCommand;
  /** @returns the new contact's id */
  dial(changes?: Order): Promise<string>;
}

const dialling = async (overrides: Partial<ConnectOptions> = {}): Promise<Dialling> => {
  const centre = await smallCentre(overrides);
  const { id } = centre.connect.flows.add({
    name: 'Callback',
    type: 'CONTACT_FLOW',
    content: greetAndQueue(),
  });
  const order = (changes: Order = {}) =>
    new StartOutboundVoiceContactCommand({
      InstanceId: instanceId,
      ContactFlowId: id,
      DestinationPhoneNumber: caller,
      QueueId: sales,
      Attributes: { holder: ana, name: 'Carol' },
      ...changes,
    });
  return {
    ...centre,
    order,
    dial: async (changes) => (await centre.client.send(order(changes))).ContactId ?? '',
  };
};

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

describe('StartOutboundVoiceContact', () => {
  test('answers the same contact for the same ClientToken and dials once', async () => {
    const { dial, connect } = await dialling();
    const first = await dial({ ClientToken: 'once' });
    expect(await dial({ ClientToken: 'once' })).toBe(first);
    expect(connect.world().calls).toHaveLength(1);
  });

  test('forgets a ClientToken after seven days', async () => {
    const { dial, clock } = await dialling();
    const first = await dial({ ClientToken: 'once' });
    await clock.turn(7 * 86_400_000 - 1);
    expect(await dial({ ClientToken: 'once' })).toBe(first);
    await clock.turn(1);
    expect(await dial({ ClientToken: 'once' })).not.toBe(first);
  });

  test.each<[string, Order]>([
    ['15 seconds of ringing', { RingTimeoutInSeconds: 15 }],
    ['60 seconds of ringing', { RingTimeoutInSeconds: 60 }],
    ['a number of the instance in place of a queue', { QueueId: undefined, SourcePhoneNumber: salesNumber }],
    ['attributes of 32,768 bytes', { Attributes: { a: 'é'.repeat(16_383), b: '' } }],
  ])('accepts %s', async (_what, changes) => {
    const { dial } = await dialling();
    expect(await dial(changes)).toMatch(/^[\w-]{36}$/);
  });

  test.each<[string, Order, string]>([
    ['a number without +', { DestinationPhoneNumber: '442079460123' }, 'InvalidParameterException'],
    ['a number of 16 digits', { DestinationPhoneNumber: '+4420794601234567' }, 'InvalidParameterException'],
    ['an anonymous caller', { DestinationPhoneNumber: 'anonymous' }, 'InvalidParameterException'],
    ['14 seconds of ringing', { RingTimeoutInSeconds: 14 }, 'InvalidParameterException'],
    ['61 seconds of ringing', { RingTimeoutInSeconds: 61 }, 'InvalidParameterException'],
    ['half a second of ringing', { RingTimeoutInSeconds: 15.5 }, 'InvalidParameterException'],
    ['attributes of 32,769 bytes', { Attributes: { a: 'é'.repeat(16_384) } }, 'InvalidParameterException'],
    ['an attribute key with a dot', { Attributes: { 'a.b': 'x' } }, 'InvalidParameterException'],
    ['an attribute key with a space', { Attributes: { 'a b': 'x' } }, 'InvalidParameterException'],
    ['a token of 501 characters', { ClientToken: 'x'.repeat(501) }, 'InvalidParameterException'],
    ['neither a queue nor a source number', { QueueId: undefined }, 'InvalidParameterException'],
    [
      'a source number that is not the instance’s',
      { SourcePhoneNumber: '+15550100' },
      'InvalidParameterException',
    ],
    ['a queue that does not exist', { QueueId: 'nowhere' }, 'ResourceNotFoundException'],
    ['an agent’s own queue', { QueueId: ana }, 'ResourceNotFoundException'],
    ['a queue without a caller id', { QueueId: silent }, 'InvalidRequestException'],
    ['a flow that does not exist', { ContactFlowId: 'nothing' }, 'ResourceNotFoundException'],
    ['a related contact that never was', { RelatedContactId: 'nobody' }, 'ResourceNotFoundException'],
    [
      'an international premium-rate number',
      { DestinationPhoneNumber: '+979123456789' },
      'DestinationNotAllowedException',
    ],
    ['a campaign call', { TrafficType: 'CAMPAIGN' }, 'LimitExceededException'],
    [
      'answering machine detection without a campaign',
      { AnswerMachineDetectionConfig: { EnableAnswerMachineDetection: true } },
      'InvalidRequestException',
    ],
    [
      'agent-first dialling',
      { OutboundStrategy: { Type: 'AGENT_FIRST' } },
      'OutboundContactNotPermittedException',
    ],
  ])('refuses %s', async (_what, changes, name) => {
    const { client, order, connect } = await dialling();
    await expect(client.send(order(changes))).rejects.toMatchObject({ name });
    expect(connect.world().calls).toEqual([]);
  });

  test('refuses the ARN of the flow: the id is its last part', async () => {
    const { client, order, connect } = await dialling();
    const ContactFlowId = connect.flows.all()[0]?.arn;
    await expect(client.send(order({ ContactFlowId }))).rejects.toMatchObject({
      name: 'InvalidParameterException',
    });
  });

  test('refuses a flow of another type', async () => {
    const { client, order, connect } = await dialling();
    const content = JSON.stringify({
      Version: '2019-10-30',
      StartAction: 'End',
      Actions: [block('End', 'EndFlowExecution', {}, {})],
    });
    const { id } = connect.flows.add({ name: 'Waiting', type: 'CUSTOMER_QUEUE', content });
    await expect(client.send(order({ ContactFlowId: id }))).rejects.toMatchObject({
      name: 'InvalidRequestException',
    });
  });

  test('refuses copied attributes that no longer fit together with the given ones', async () => {
    const { client, order, sim } = await dialling();
    const { body } = await sim('/calls', {
      from: caller,
      queueId: sales,
      attributes: { big: 'x'.repeat(32_000) },
    });
    const asked = client.send(
      order({ RelatedContactId: body.contactId, Attributes: { more: 'x'.repeat(1_000) } }),
    );
    await expect(asked).rejects.toMatchObject({ name: 'InvalidParameterException' });
  });

  test('refuses a call above the quota of active calls', async () => {
    const { client, dial, order } = await dialling({ activeCallQuota: 1 });
    await dial();
    await expect(client.send(order())).rejects.toMatchObject({ name: 'LimitExceededException' });
  });

  test('takes 5 requests at once, refuses the sixth, and takes 2 more after a second', async () => {
    const { client, clock, dial, order } = await dialling();
    for (let count = 0; count < 5; count += 1) await dial();
    await expect(client.send(order())).rejects.toMatchObject({
      name: 'TooManyRequestsException',
      $metadata: { httpStatusCode: 429 },
    });
    await clock.turn(1_000);
    await dial();
    await dial();
    await expect(client.send(order())).rejects.toMatchObject({ name: 'TooManyRequestsException' });
  });
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
