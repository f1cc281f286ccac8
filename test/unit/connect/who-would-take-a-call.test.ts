/** What the product asks to know whether an agent would take a call now, through the real SDK client. */
import { GetCurrentUserDataCommand, ListAgentStatusesCommand } from '@aws-sdk/client-connect';
import { describe, expect, test } from 'vitest';
import { ana, instanceId, type SmallCentre, smallCentre } from './small-centre.ts';

const InstanceId = instanceId;

const anaNow = async ({ client }: SmallCentre) => {
  const { UserDataList } = await client.send(
    new GetCurrentUserDataCommand({ InstanceId, Filters: { Agents: [ana] } }),
  );
  return UserDataList?.[0];
};

describe('an agent as they are now', () => {
  test('waits for calls', async () => {
    expect(await anaNow(await smallCentre())).toMatchObject({
      User: { Id: ana },
      Status: { StatusName: 'Available', StatusStartTimestamp: expect.any(Date) },
      Contacts: [],
    });
  });

  test('talks, and will be on a break after that', async () => {
    const centre = await smallCentre();
    const ContactId = await centre.callWithAna();
    await centre.sim('/agents/ana/status', { status: 'Break' });
    const data = await anaNow(centre);
    expect(data).toMatchObject({
      Status: { StatusName: 'Available' },
      NextStatus: 'Break',
      Contacts: [{ ContactId, Channel: 'VOICE', AgentContactState: 'CONNECTED' }],
    });
  });

  test('does the work after a call', async () => {
    const centre = await smallCentre();
    const ContactId = await centre.callWithAna();
    await centre.sim(`/calls/${ContactId}/hangup`);
    expect((await anaNow(centre))?.Contacts).toMatchObject([{ ContactId, AgentContactState: 'ENDED' }]);
  });

  test('is not among those who are signed in', async () => {
    const centre = await smallCentre();
    await centre.sim('/agents/ana/status', { status: 'Offline' });
    expect(await anaNow(centre)).toBeUndefined();
  });

  test('is asked for by name, and by nothing else', async () => {
    const { client } = await smallCentre();
    const byQueue = new GetCurrentUserDataCommand({ InstanceId, Filters: { Queues: ['sales'] } });
    await expect(client.send(byQueue)).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: expect.stringContaining('Agents'),
    });
  });
});

test('of the statuses that agents may choose, one takes calls', async () => {
  const { client } = await smallCentre();
  const { AgentStatusSummaryList } = await client.send(new ListAgentStatusesCommand({ InstanceId }));
  expect(AgentStatusSummaryList?.map(({ Name, Type }) => [Name, Type])).toEqual([
    ['Available', 'ROUTABLE'],
    ['Break', 'CUSTOM'],
    ['Offline', 'OFFLINE'],
  ]);
});
