/** DescribeContact, StopContact, DismissUserContact, SearchUsers and attributes through the real SDK client. */
import {
  DescribeContactCommand,
  DescribeUserCommand,
  DismissUserContactCommand,
  GetContactAttributesCommand,
  SearchUsersCommand,
  StopContactCommand,
  UpdateContactAttributesCommand,
} from '@aws-sdk/client-connect';
import { describe, expect, test } from 'vitest';
import { ana, bob, caller, instanceArn, instanceId, sales, smallCentre } from './small-centre.ts';

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

describe('DismissUserContact', () => {
  test('ends after-contact work and completes the contact', async () => {
    const { callWithAna, client, sim, typesOf, connect } = await smallCentre();
    const ContactId = await callWithAna();
    await sim(`/calls/${ContactId}/hangup`);
    await client.send(new DismissUserContactCommand({ InstanceId, UserId: ana, ContactId }));
    expect(typesOf(ContactId).at(-1)).toBe('COMPLETED');
    expect(connect.world().agents[0]?.contacts).toEqual([]);
  });

  test('takes a missed contact away without completing it', async () => {
    const { client, sim, clock, typesOf, connect } = await smallCentre();
    const { body } = await sim('/calls', { from: caller, queueId: sales });
    await clock.turn(20_000);
    await client.send(new DismissUserContactCommand({ InstanceId, UserId: ana, ContactId: body.contactId }));
    expect(connect.world().agents[0]?.contacts).toEqual([]);
    expect(typesOf(body.contactId)).not.toContain('COMPLETED');
  });

  test.each([
    ['a connected contact', ana, 'ID', 'InvalidRequestException'],
    ['a contact of another agent', bob, 'ID', 'InvalidRequestException'],
    ['an unknown contact', ana, 'nobody', 'ResourceNotFoundException'],
    ['an unknown user', 'nobody', 'ID', 'ResourceNotFoundException'],
    ['a username in place of the user id', 'ana', 'ID', 'ResourceNotFoundException'],
  ])('refuses %s', async (_what, UserId, id, name) => {
    const { callWithAna, client } = await smallCentre();
    const ContactId = id.replace('ID', await callWithAna());
    const asked = client.send(new DismissUserContactCommand({ InstanceId, UserId, ContactId }));
    await expect(asked).rejects.toMatchObject({ name });
  });

  test('refuses a contact that still rings, and one that is cleared already', async () => {
    const { client, sim } = await smallCentre();
    const { body } = await sim('/calls', { from: caller, queueId: sales });
    const dismiss = () =>
      client.send(new DismissUserContactCommand({ InstanceId, UserId: ana, ContactId: body.contactId }));
    await expect(dismiss()).rejects.toMatchObject({ name: 'InvalidRequestException' });
    await sim('/agents/ana/accept');
    await sim('/agents/ana/hangup');
    await dismiss();
    await expect(dismiss()).rejects.toMatchObject({ name: 'InvalidRequestException' });
  });

  test('takes 5 requests at once and refuses the sixth', async () => {
    const { client } = await smallCentre();
    const ask = () => client.send(new DismissUserContactCommand({ InstanceId, UserId: ana, ContactId: 'x' }));
    for (let count = 0; count < 5; count += 1)
      await expect(ask()).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
    await expect(ask()).rejects.toMatchObject({ name: 'TooManyRequestsException' });
  });
});

describe('StopContact', () => {
  test('ends a call with the reason OTHER and leaves the agent in after-contact work', async () => {
    const { callWithAna, client, events, connect } = await smallCentre();
    const ContactId = await callWithAna();
    await client.send(new StopContactCommand({ InstanceId, ContactId }));
    expect(events.at(-1)?.detail).toMatchObject({ eventType: 'DISCONNECTED', disconnectReason: 'OTHER' });
    expect(connect.world().agents[0]?.contacts).toMatchObject([{ state: 'after-contact-work' }]);
  });

  test('refuses a contact that never was and one that has ended', async () => {
    const { callWithAna, client, sim } = await smallCentre();
    const ended = await callWithAna();
    await sim(`/calls/${ended}/hangup`);
    for (const ContactId of ['nobody', ended]) {
      const asked = client.send(new StopContactCommand({ InstanceId, ContactId }));
      await expect(asked).rejects.toMatchObject({
        name: 'ContactNotFoundException',
        $metadata: { httpStatusCode: 410 },
      });
    }
  });

  test('refuses a DisconnectReason, which only campaigns may give', async () => {
    const { callWithAna, client } = await smallCentre();
    const ContactId = await callWithAna();
    const asked = client.send(
      new StopContactCommand({ InstanceId, ContactId, DisconnectReason: { Code: 'EXPIRED' } }),
    );
    await expect(asked).rejects.toMatchObject({ name: 'InvalidRequestException' });
  });
});

describe('SearchUsers', () => {
  const byName = (FieldName: string, Value: string, ComparisonType: 'EXACT' | 'STARTS_WITH' | 'CONTAINS') =>
    new SearchUsersCommand({
      InstanceId,
      SearchCriteria: { StringCondition: { FieldName, Value, ComparisonType } },
    });

  test('finds exactly the user of that name', async () => {
    const { client } = await smallCentre();
    const { Users, ApproximateTotalCount } = await client.send(byName('Username', 'ana', 'EXACT'));
    expect(ApproximateTotalCount).toBe(1);
    expect(Users).toMatchObject([
      {
        Id: ana,
        Arn: `${instanceArn}/agent/${ana}`,
        Username: 'ana',
        IdentityInfo: { FirstName: 'Ana', LastName: 'Lima' },
      },
    ]);
  });

  test('finds nobody by part of a name when asked for it exactly', async () => {
    const { client } = await smallCentre();
    expect((await client.send(byName('Username', 'an', 'EXACT'))).Users).toEqual([]);
    expect((await client.send(byName('Username', 'an', 'STARTS_WITH'))).Users).toHaveLength(1);
    expect((await client.send(byName('Username', 'o', 'CONTAINS'))).Users).toHaveLength(1);
  });

  test('lists everybody without criteria', async () => {
    const { client } = await smallCentre();
    expect((await client.send(new SearchUsersCommand({ InstanceId }))).Users).toHaveLength(2);
  });

  test('refuses a field that is not searched by', async () => {
    const { client } = await smallCentre();
    await expect(client.send(byName('username', 'ana', 'EXACT'))).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: expect.stringContaining('must be Username'),
    });
  });

  test('refuses 0 and 101 results', async () => {
    const { client } = await smallCentre();
    for (const MaxResults of [0, 101]) {
      const asked = client.send(new SearchUsersCommand({ InstanceId, MaxResults }));
      await expect(asked).rejects.toMatchObject({ name: 'InvalidParameterException' });
    }
  });

  test('takes 5 requests at once and refuses the sixth', async () => {
    const { client } = await smallCentre();
    for (let count = 0; count < 5; count += 1) await client.send(new SearchUsersCommand({ InstanceId }));
    await expect(client.send(new SearchUsersCommand({ InstanceId }))).rejects.toMatchObject({
      name: 'TooManyRequestsException',
    });
  });
});

test('a long silence allows no more than one burst', async () => {
  const { client, clock } = await smallCentre();
  await clock.turn(3_600_000);
  for (let count = 0; count < 5; count += 1) await client.send(new SearchUsersCommand({ InstanceId }));
  await expect(client.send(new SearchUsersCommand({ InstanceId }))).rejects.toMatchObject({
    name: 'TooManyRequestsException',
  });
});

describe('contact attributes', () => {
  test('are read and changed under the first contact, which is announced without the values', async () => {
    const { callWithAna, client, events } = await smallCentre();
    const InitialContactId = await callWithAna();
    await client.send(
      new UpdateContactAttributesCommand({ InstanceId, InitialContactId, Attributes: { step: '2' } }),
    );
    const { Attributes } = await client.send(
      new GetContactAttributesCommand({ InstanceId, InitialContactId }),
    );
    expect(Attributes).toEqual({ protocol: 'P-1', step: '2' });
    expect(events.at(-1)?.detail).toMatchObject({
      eventType: 'CONTACT_DATA_UPDATED',
      updatedProperties: ['UserDefinedAttributes'],
    });
  });

  test('of a contact that never was are refused', async () => {
    const { client } = await smallCentre();
    const names = { InstanceId, InitialContactId: 'nobody' };
    await expect(client.send(new GetContactAttributesCommand(names))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
    await expect(
      client.send(new UpdateContactAttributesCommand({ ...names, Attributes: {} })),
    ).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
  });

  test('may fill 32,768 bytes together with those that are there, and not one more', async () => {
    const { callWithAna, client } = await smallCentre();
    const InitialContactId = await callWithAna();
    const room = 32_768 - 'protocolP-1'.length - 'big'.length;
    const write = (length: number) =>
      client.send(
        new UpdateContactAttributesCommand({
          InstanceId,
          InitialContactId,
          Attributes: { big: 'x'.repeat(length) },
        }),
      );
    await write(room);
    await expect(write(room + 1)).rejects.toMatchObject({ name: 'InvalidParameterException' });
  });
});

describe('the API', () => {
  test('refuses a request that is not signed', async () => {
    const { baseUrl } = await smallCentre();
    const response = await fetch(`${baseUrl}/contacts/${instanceId}/x`);
    expect(response.status).toBe(403);
    expect(response.headers.get('x-amzn-errortype')).toBe('MissingAuthenticationTokenException');
  });

  test('refuses an operation that is not modelled by its name and not as a missing page', async () => {
    const { client } = await smallCentre();
    await expect(client.send(new DescribeUserCommand({ InstanceId, UserId: ana }))).rejects.toMatchObject({
      name: 'UnknownOperationException',
    });
  });

  test('refuses a body that is not JSON', async () => {
    const { baseUrl } = await smallCentre();
    const response = await fetch(`${baseUrl}/contact/stop`, {
      method: 'POST',
      body: '{',
      headers: {
        authorization: 'AWS4-HMAC-SHA256 Credential=A/20260301/eu-west-2/connect/aws4_request, …'.replace(
          '…',
          'x',
        ),
      },
    });
    expect(response.headers.get('x-amzn-errortype')).toBe('InvalidRequestException');
  });

  test('leaves what is signed for another service to others', async () => {
    const { baseUrl } = await smallCentre();
    const response = await fetch(`${baseUrl}/queue`, {
      method: 'POST',
      headers: { authorization: 'AWS4-HMAC-SHA256 Credential=A/20260301/eu-west-2/sqs/aws4_request, x' },
    });
    expect(response.status).toBe(404);
    expect(response.headers.get('x-amzn-errortype')).toBeNull();
  });

  test('keeps every call with its answer or its error', async () => {
    const { client, baseUrl } = await smallCentre();
    await client.send(new SearchUsersCommand({ InstanceId, MaxResults: 1 }));
    await client.send(new DescribeContactCommand({ InstanceId, ContactId: 'nobody' })).catch(() => undefined);
    const requests = await (await fetch(`${baseUrl}/sim/requests`)).json();
    expect(requests).toMatchObject([
      {
        operation: 'SearchUsers',
        request: { InstanceId, MaxResults: 1 },
        response: { ApproximateTotalCount: 2 },
      },
      {
        operation: 'DescribeContact',
        error: { name: 'ResourceNotFoundException' },
        at: '2026-03-01T09:00:00.000Z',
      },
    ]);
  });
});
