import { ConnectClient, type Contact, DescribeContactCommand } from '@aws-sdk/client-connect';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { connectContactDirectory } from '../../../lambdas/adapters/connect-contact-directory.ts';
import { awsFailure } from './aws-failure.ts';

const connect = mockClient(ConnectClient);
const directory = connectContactDirectory({ client: new ConnectClient({}), instanceId: 'instance-1' });

const described = (contact: Contact) => {
  connect.on(DescribeContactCommand).resolves({ Contact: contact });
  return directory.describe('call-1');
};

const failing = (name: string) => {
  connect.on(DescribeContactCommand).rejects(awsFailure(name));
  return directory.describe('call-1');
};

beforeEach(() => {
  connect.reset();
});

describe('a contact as Amazon Connect describes it', () => {
  it('has its queue, agent, times, reason, number and attributes in our words', async () => {
    const contact = await described({
      Id: 'call-1',
      InitiationMethod: 'TRANSFER',
      PreviousContactId: 'call-0',
      QueueInfo: { Id: 'support' },
      AgentInfo: { Id: 'amina-id', ConnectedToAgentTimestamp: new Date('2026-11-23T08:55:00.000Z') },
      DisconnectTimestamp: new Date('2026-11-23T09:00:00.250Z'),
      DisconnectReason: 'CUSTOMER_DISCONNECT',
      CustomerEndpoint: { Type: 'TELEPHONE_NUMBER', Address: '+5511987654321' },
      Attributes: { topic: 'invoice' },
    });
    expect(contact).toEqual({
      contactId: 'call-1',
      initiationMethod: 'TRANSFER',
      previousContactId: 'call-0',
      queueId: 'support',
      agentId: 'amina-id',
      connectedAt: Date.parse('2026-11-23T08:55:00.000Z'),
      endedAt: Date.parse('2026-11-23T09:00:00.250Z'),
      disconnectReason: 'CUSTOMER_DISCONNECT',
      customerNumber: '+5511987654321',
      attributes: { topic: 'invoice' },
      nextContactIds: [],
    });
  });

  it('is asked for by instance and contact, once', async () => {
    await described({});
    expect(connect.commandCalls(DescribeContactCommand).map(({ args: [{ input }] }) => input)).toEqual([
      { InstanceId: 'instance-1', ContactId: 'call-1' },
    ]);
  });

  it("an agent's own queue is no queue", async () => {
    const contact = await described({ QueueInfo: { Id: 'amina-id' }, AgentInfo: { Id: 'amina-id' } });
    expect(contact?.queueId).toBeUndefined();
    expect(contact?.agentId).toBe('amina-id');
  });

  it('a queue without an agent is a queue', async () => {
    expect((await described({ QueueInfo: { Id: 'support' } }))?.queueId).toBe('support');
  });

  it('a caller who withheld the number has none', async () => {
    expect((await described({ CustomerEndpoint: {} }))?.customerNumber).toBeUndefined();
  });

  it('a call that is still going on has no end, and one without attributes has none', async () => {
    expect(await described({})).toMatchObject({
      endedAt: undefined,
      disconnectReason: undefined,
      attributes: {},
    });
  });

  it('contacts that it was transferred to are named, and other kinds of next contacts are passed over', async () => {
    const contact = await described({
      NextContacts: [
        { Type: 'QUICK_CONNECT', NextContactMetadata: { QuickConnectContactData: { ContactId: 'call-2' } } },
        { Type: 'QUICK_CONNECT' },
      ],
    });
    expect(contact?.nextContactIds).toEqual(['call-2']);
  });
});

describe('a contact that cannot be described', () => {
  it.each(['ResourceNotFoundException', 'InvalidRequestException'])(
    'is not known, or not yet (%s)',
    async (name) => {
      expect(await failing(name)).toBeUndefined();
    },
  );

  it('is not known when the answer is empty', async () => {
    connect.on(DescribeContactCommand).resolves({});
    expect(await directory.describe('call-1')).toBeUndefined();
  });

  it.each(['TooManyRequestsException', 'ThrottlingException'])('is asked about later (%s)', async (name) => {
    await expect(failing(name)).rejects.toMatchObject({ code: 'throttled', retry: 'later' });
  });

  it('is an error where Amazon Connect fails, with the cause', async () => {
    await expect(failing('InternalServiceException')).rejects.toThrow('InternalServiceException');
  });
});
