/** DescribeContact through the real SDK client. */
import { DescribeContactCommand } from '@aws-sdk/client-connect';
import { describe, expect, test } from 'vitest';
import { ana, caller, instanceArn, instanceId, sales, smallCentre } from './small-centre.ts';

const InstanceId = instanceId;

describe('DescribeContact', () => {
  test('tells number, attributes, queue and agent of an ongoing call', async () => {
    const { callWithAna, client } = await smallCentre();
    const ContactId = await callWithAna();
    const { Contact } = await client.send(new DescribeContactCommand({ InstanceId, ContactId }));
    expect(Contact).toMatchObject({
      Id: ContactId,
      InitiationMethod: 'INBOUND',
      Channel: 'VOICE',
      InitiationTimestamp: new Date('2026-03-01T09:00:00Z'),
      CustomerEndpoint: { Type: 'TELEPHONE_NUMBER', Address: caller },
      Attributes: { protocol: 'P-1' },
      QueueInfo: { Id: sales },
      AgentInfo: { Id: ana },
      NextContacts: [],
    });
    expect(Contact?.DisconnectTimestamp).toBeUndefined();
  });

  test('knows nothing of the end 299 ms after it, and all of it after 300 ms', async () => {
    const { callWithAna, client, sim, clock } = await smallCentre();
    const ContactId = await callWithAna();
    await sim(`/calls/${ContactId}/drop`);
    const describeIt = async () =>
      (await client.send(new DescribeContactCommand({ InstanceId, ContactId }))).Contact;
    await clock.turn(299);
    expect(await describeIt()).not.toHaveProperty('DisconnectTimestamp');
    await clock.turn(1);
    expect(await describeIt()).toMatchObject({
      DisconnectTimestamp: new Date('2026-03-01T09:00:00Z'),
      DisconnectReason: 'TELECOM_PROBLEM',
    });
  });

  test('knows a seeded contact at once', async () => {
    const { client, sim } = await smallCentre();
    await sim('/contacts', {
      contactId: 'past',
      number: caller,
      attributes: {},
      queueId: sales,
      agentId: ana,
    });
    const { Contact } = await client.send(new DescribeContactCommand({ InstanceId, ContactId: 'past' }));
    expect(Contact).toMatchObject({
      DisconnectReason: 'CUSTOMER_DISCONNECT',
      CustomerEndpoint: { Address: caller },
    });
  });

  test('refuses a contact that never was', async () => {
    const { client } = await smallCentre();
    const asked = client.send(new DescribeContactCommand({ InstanceId, ContactId: 'nobody' }));
    await expect(asked).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      $metadata: { httpStatusCode: 404 },
    });
  });

  test('refuses another instance, and the ARN in place of the id', async () => {
    const { client } = await smallCentre();
    for (const wrong of ['another', instanceArn]) {
      const asked = client.send(new DescribeContactCommand({ InstanceId: wrong, ContactId: 'x' }));
      await expect(asked).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
    }
  });

  test('takes 15 requests at once and refuses the 16th, and 10 more a second later', async () => {
    const { client, clock, sim } = await smallCentre();
    await sim('/contacts', {
      contactId: 'past',
      number: caller,
      attributes: {},
      queueId: sales,
      agentId: ana,
    });
    const ask = () => client.send(new DescribeContactCommand({ InstanceId, ContactId: 'past' }));
    for (let count = 0; count < 15; count += 1) await ask();
    await expect(ask()).rejects.toMatchObject({
      name: 'TooManyRequestsException',
      $metadata: { httpStatusCode: 429 },
    });
    await clock.turn(1_000);
    for (let count = 0; count < 10; count += 1) await ask();
    await expect(ask()).rejects.toMatchObject({ name: 'TooManyRequestsException' });
  });
});
