/** The flows that the stack deploys, run block by block: they bring customer and agent together again. */
import { readFileSync } from 'node:fs';
import { DismissUserContactCommand, StartOutboundVoiceContactCommand } from '@aws-sdk/client-connect';
import { describe, expect, test } from 'vitest';
import type { ConnectOptions } from '../../../local/connect/options.ts';
import { ana, caller, instanceId, type SmallCentre, sales, smallCentre } from './small-centre.ts';

const freeAgentArn = 'arn:aws:lambda:eu-west-2:111122223333:function:free-agent';

const contentOf = (file: string, values: Readonly<Record<string, string>>): string => {
  const text = readFileSync(new URL(`../../../contact-flows/${file}`, import.meta.url), 'utf8');
  return text.replaceAll(/\$\{(\w+)\}/g, (_all, name: string) => values[name] ?? `missing ${name}`);
};

interface Called extends SmallCentre {
  readonly contactId: string;
}

interface Circumstances {
  readonly attributes?: Readonly<Record<string, string>>;
  /** What the customer-queue flow's function does; by default it ends ana's after-contact work. */
  readonly freeAgent?: (centre: SmallCentre, droppedId: string) => Promise<unknown>;
  readonly undocumented?: ConnectOptions['undocumented'];
}

const dismiss = (centre: SmallCentre, ContactId: string): Promise<unknown> =>
  centre.client.send(new DismissUserContactCommand({ InstanceId: instanceId, UserId: ana, ContactId }));

/** Ana's call dropped, she is in after-contact work, somebody else waits for her queue, the customer answers. */
const calledBack = async ({
  attributes,
  freeAgent = dismiss,
  undocumented,
}: Circumstances = {}): Promise<Called> => {
  const running: { centre?: SmallCentre; droppedId: string } = { droppedId: '' };
  const centre = await smallCentre({
    ...(undocumented && { undocumented }),
    invokeLambda: async () => {
      if (running.centre) await freeAgent(running.centre, running.droppedId);
      return {};
    },
  });
  running.centre = centre;
  centre.connect.allowLambda(freeAgentArn);
  const { flows } = centre.connect;
  const waiting = flows.add({
    name: 'Waiting',
    type: 'CUSTOMER_QUEUE',
    content: contentOf('callback-queue.json', { FreeAgentFunctionArn: freeAgentArn }),
  });
  const callback = flows.add({
    name: 'Callback',
    type: 'CONTACT_FLOW',
    content: contentOf('callback.json', { CallbackQueueFlowArn: waiting.arn }),
  });
  running.droppedId = await centre.callWithAna();
  await centre.sim(`/calls/${running.droppedId}/drop`);
  await centre.sim('/calls', { from: '+442079460999', queueId: sales });
  const { ContactId: contactId = '' } = await centre.client.send(
    new StartOutboundVoiceContactCommand({
      InstanceId: instanceId,
      ContactFlowId: callback.id,
      DestinationPhoneNumber: caller,
      QueueId: sales,
      RelatedContactId: running.droppedId,
      Attributes: {
        rejoinGreeting: 'Hello again.',
        rejoinHolderId: ana,
        rejoinQueueId: sales,
        ...attributes,
      },
    }),
  );
  await centre.sim(`/calls/${contactId}/answer`);
  await settle(centre);
  return { ...centre, contactId };
};

/** Flows run until the callback waits or ends; the function they ask speaks HTTP with the simulated service. */
const settle = (centre: SmallCentre): Promise<void> =>
  expect
    .poll(async () => {
      await centre.clock.turn(0);
      const { coverage } = centre.connect.flows.all()[0] ?? {};
      const ended = centre.connect.world().calls.at(-1)?.state === 'ended';
      return (
        ended || coverage?.taken.some((branch) => /^(FreeHolder|MovedOnAlready: condition)/.test(branch))
      );
    })
    .toBe(true);

const stateOf = ({ connect }: SmallCentre, contactId: string): string | undefined =>
  connect.world().calls.find((call) => call.contactId === contactId)?.state;

describe('the callback flows', () => {
  test('greet the customer and free the agent, who gets this call and not the one that waits longer', async () => {
    const centre = await calledBack();
    await expect.poll(() => stateOf(centre, centre.contactId)).toBe('offered');
    expect(centre.connect.world().agents[0]?.contacts).toMatchObject([
      { contactId: centre.contactId, state: 'incoming', attributes: { protocol: 'P-1' } },
    ]);
    expect(centre.connect.world().calls.at(-1)?.said).toEqual([
      'Hello again.',
      expect.any(String),
      'Hello again.',
    ]);
  });

  test('greet in their own words when there is no greeting', async () => {
    const centre = await calledBack({ attributes: { rejoinGreeting: '' } });
    expect(centre.connect.world().calls.at(-1)?.said[0]).toMatch(/^Hello\. Our call broke off\./);
  });

  test('wait for the holder even when freeing the agent fails', async () => {
    const centre = await calledBack({ freeAgent: () => Promise.reject(new Error('throttled')) });
    expect(stateOf(centre, centre.contactId)).toBe('waiting');
    await centre.sim('/agents/ana/clear');
    expect(stateOf(centre, centre.contactId)).toBe('offered');
  });

  test.each(['same', 'default'] as const)(
    'move the call to the original queue once when the holder never comes, whichever flow runs there (%s)',
    async (queueFlowAfterDequeue) => {
      const freeAgent = () => Promise.reject(new Error('throttled'));
      const centre = await calledBack({ freeAgent, undocumented: { queueFlowAfterDequeue } });
      await centre.clock.turn(300_000);
      const moved = centre.connect
        .world()
        .calls.filter(({ previousContactId }) => previousContactId !== undefined);
      expect(moved).toMatchObject([
        { state: 'waiting', queueId: sales, previousContactId: centre.contactId },
      ]);
    },
  );

  test('go straight to the original queue when the holder is no user any more', async () => {
    const centre = await calledBack({ attributes: { rejoinHolderId: 'gone' } });
    expect(centre.connect.world().calls.at(-1)).toMatchObject({ state: 'waiting', queueId: sales });
  });

  test('apologise and hang up when there is no queue either', async () => {
    const centre = await calledBack({ attributes: { rejoinHolderId: 'gone', rejoinQueueId: '' } });
    expect(centre.connect.world().calls.at(-1)).toMatchObject({
      state: 'ended',
      endedBy: 'flow',
      said: ['Hello again.', expect.stringContaining('sorry')],
    });
  });
});
