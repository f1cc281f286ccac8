/** Attributes, signatures and the record of requests through the real SDK client. */
import {
  DescribeContactCommand,
  GetContactAttributesCommand,
  ListQueuesCommand,
  SearchUsersCommand,
  UpdateContactAttributesCommand,
} from '@aws-sdk/client-connect';
import { describe, expect, test } from 'vitest';
import { instanceId, smallCentre } from './small-centre.ts';

const InstanceId = instanceId;

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
    await expect(client.send(new ListQueuesCommand({ InstanceId }))).rejects.toMatchObject({
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
