/** From the agent's own queue to another one. */
import { DescribeContactCommand, StopContactCommand } from '@aws-sdk/client-connect';
import { describe, expect, test } from 'vitest';
import { instanceArn, instanceId, support } from './small-centre.ts';

import { said, waitingFor } from './waiting-callback.ts';

describe('a move to another queue', () => {
  test('is a new segment with the old one as its previous contact', async () => {
    const { clock, events, contactId, connect, typesOf } = await waitingFor();
    await clock.turn(20_000);
    const next = connect.world().calls[1]?.contactId ?? '';
    expect(typesOf(contactId).slice(-2)).toEqual(['DISCONNECTED', 'COMPLETED']);
    expect(typesOf(next)).toEqual(['INITIATED', 'QUEUED']);
    expect(events.at(-1)?.detail).toMatchObject({
      initiationMethod: 'QUEUE_TRANSFER',
      initialContactId: contactId,
      previousContactId: contactId,
      queueInfo: { queueType: 'STANDARD', queueArn: `${instanceArn}/queue/${support}` },
    });
    expect(connect.world().calls).toMatchObject([
      { state: 'ended', endedBy: 'transfer' },
      { state: 'waiting', previousContactId: contactId, queueId: support },
    ]);
  });

  test('keeps the attributes, and the customer can still be found under the first id', async () => {
    const { clock, contactId, connect, sim } = await waitingFor();
    await clock.turn(20_000);
    await sim('/agents/bob/status', { status: 'Available' });
    await sim('/agents/bob/accept');
    expect(connect.world().agents[1]?.contacts).toMatchObject([
      { state: 'connected', attributes: { name: 'Carol' } },
    ]);
    await sim(`/calls/${contactId}/hangup`);
    expect(connect.world().agents[1]?.contacts).toMatchObject([{ state: 'after-contact-work' }]);
  });

  test('makes a contact that StopContact does not stop and that has no SystemEndpoint', async () => {
    const { clock, client, connect } = await waitingFor();
    await clock.turn(20_000);
    const names = { InstanceId: instanceId, ContactId: connect.world().calls[1]?.contactId };
    await expect(client.send(new StopContactCommand(names))).rejects.toMatchObject({
      name: 'InvalidRequestException',
    });
    const { Contact } = await client.send(new DescribeContactCommand(names));
    expect(Contact).toMatchObject({ InitiationMethod: 'QUEUE_TRANSFER' });
    expect(Contact?.SystemEndpoint).toBeUndefined();
  });

  test('fails while the call rings at an agent', async () => {
    const centre = await waitingFor();
    await centre.clock.turn(10_000);
    await centre.sim('/agents/ana/status', { status: 'Available' });
    await centre.clock.turn(10_000);
    expect(said(centre)).toContain('We could not move you.');
    expect(centre.connect.world().calls).toMatchObject([{ state: 'offered' }]);
  });

  test.each(['', 'nowhere'])('to the queue "%s" fails', async (fallback) => {
    const centre = await waitingFor({}, { fallback });
    await centre.clock.turn(20_000);
    expect(said(centre)).toContain('We could not move you.');
  });

  test.each([
    ['same', 2],
    ['default', 1],
  ] as const)(
    'runs the %s waiting flow afterwards when that is chosen',
    async (queueFlowAfterDequeue, times) => {
      const centre = await waitingFor({ undocumented: { queueFlowAfterDequeue } });
      await centre.clock.turn(20_000);
      expect(said(centre).filter((text) => text === 'Answer: yes')).toHaveLength(times);
    },
  );
});
