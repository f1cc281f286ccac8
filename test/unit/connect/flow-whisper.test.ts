/** What an agent hears between accepting a call and being connected (UpdateContactEventHooks, AgentWhisper). */
import { StartOutboundVoiceContactCommand } from '@aws-sdk/client-connect';
import { describe, expect, test } from 'vitest';
import type { ConnectOptions } from '../../../local/connect/options.ts';
import { block, caller, errors, instanceId, type SmallCentre, sales, smallCentre } from './small-centre.ts';

const functionArn = 'arn:aws:lambda:eu-west-2:111122223333:function:slow';

const flowOf = (...Actions: readonly unknown[]): string =>
  JSON.stringify({ Version: '2019-10-30', StartAction: 'A', Actions });

const done = block('Done', 'EndFlowExecution', {}, {});
const speaking = flowOf(
  block('A', 'MessageParticipant', { Text: 'Callback.' }, { NextAction: 'Done' }),
  done,
);
const asking = flowOf(
  block(
    'A',
    'InvokeLambdaFunction',
    { LambdaFunctionARN: functionArn, InvocationTimeLimitSeconds: '5' },
    { NextAction: 'Done', ...errors('Done', 'NoMatchingError') },
  ),
  done,
);

/** Names the flow for the whisper and queues for sales. */
const inbound = (whisperArn: string): string =>
  flowOf(
    block(
      'A',
      'UpdateContactEventHooks',
      { EventHooks: { AgentWhisper: whisperArn } },
      { NextAction: 'Target', ...errors('Sorry', 'NoMatchingError') },
    ),
    block(
      'Target',
      'UpdateContactTargetQueue',
      { QueueId: sales },
      { NextAction: 'Queue', ...errors('Sorry', 'NoMatchingError') },
    ),
    block(
      'Queue',
      'TransferContactToQueue',
      {},
      { NextAction: 'Bye', ...errors('Sorry', 'NoMatchingError', 'QueueAtCapacity') },
    ),
    block('Sorry', 'MessageParticipant', { Text: 'Sorry.' }, { NextAction: 'Bye' }),
    block('Bye', 'DisconnectParticipant', {}, {}),
  );

interface Offered extends SmallCentre {
  readonly contactId: string;
}

/** A call that rings at ana, whose acceptance runs this flow first. */
const ringing = async (
  content: string,
  type = 'AGENT_WHISPER',
  overrides: Partial<ConnectOptions> = {},
): Promise<Offered> => {
  const centre = await smallCentre(overrides);
  centre.connect.allowLambda(functionArn);
  const whisper = centre.connect.flows.add({ name: 'Whisper', type, content });
  const entry = centre.connect.flows.add({
    name: 'Entry',
    type: 'CONTACT_FLOW',
    content: inbound(whisper.arn),
  });
  await centre.sim('/agents/bob/status', { status: 'Break' });
  const { ContactId: contactId = '' } = await centre.client.send(
    new StartOutboundVoiceContactCommand({
      InstanceId: instanceId,
      ContactFlowId: entry.id,
      DestinationPhoneNumber: caller,
      QueueId: sales,
    }),
  );
  await centre.sim(`/calls/${contactId}/answer`);
  await centre.clock.turn(0);
  return { ...centre, contactId };
};

const slow = { invokeLambda: () => new Promise<never>(() => undefined) };
const states = ({ connect }: SmallCentre) => connect.world().calls.map(({ state }) => state);

describe('a whisper', () => {
  test('is for the agent: the customer hears nothing of it', async () => {
    const centre = await ringing(speaking);
    await centre.sim('/agents/ana/accept');
    await centre.clock.turn(0);
    expect(centre.connect.world().calls).toMatchObject([
      { state: 'connected', said: [], whispered: ['Callback.'] },
    ]);
    expect(centre.connect.flows.all()[0]?.coverage.missing).toEqual([]);
  });

  test('comes before the connection, which waits for its end', async () => {
    const centre = await ringing(asking, 'AGENT_WHISPER', slow);
    await centre.sim('/agents/ana/accept');
    await centre.clock.turn(4_999);
    expect(states(centre)).toEqual(['offered']);
    expect(centre.typesOf(centre.contactId)).not.toContain('CONNECTED_TO_AGENT');
    await centre.clock.turn(1);
    expect(states(centre)).toEqual(['connected']);
    expect(centre.typesOf(centre.contactId)).toContain('CONNECTED_TO_AGENT');
  });

  test('of a call that was accepted in time is not missed, however long it takes', async () => {
    const centre = await ringing(asking, 'AGENT_WHISPER', slow);
    await centre.clock.turn(19_000);
    await centre.sim('/agents/ana/accept');
    await centre.clock.turn(4_999);
    expect(centre.connect.world().agents[0]?.contacts).toMatchObject([{ state: 'incoming' }]);
  });

  test('connects nobody when the customer hung up meanwhile', async () => {
    const centre = await ringing(asking, 'AGENT_WHISPER', slow);
    await centre.sim('/agents/ana/accept');
    await centre.sim(`/calls/${centre.contactId}/hangup`);
    await centre.clock.turn(5_000);
    expect(states(centre)).toEqual(['ended']);
    expect(centre.connect.world().agents[0]?.contacts).toEqual([]);
  });

  test('must be a flow for whispers', async () => {
    const centre = await ringing(flowOf(block('A', 'EndFlowExecution', {}, {})), 'CUSTOMER_QUEUE');
    expect(centre.connect.world().calls).toMatchObject([{ state: 'ended', said: ['Sorry.'] }]);
  });
});
