/** DismissUserContact and StopContact through the real SDK client. */
import { DismissUserContactCommand, StopContactCommand } from '@aws-sdk/client-connect';
import { describe, expect, test } from 'vitest';
import { ana, bob, caller, instanceId, sales, smallCentre } from './small-centre.ts';

const InstanceId = instanceId;

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
