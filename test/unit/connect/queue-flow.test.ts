/** Customer-queue flows: Lambda functions, looped prompts, moving on to another queue. */
import {
  DescribeContactCommand,
  StartOutboundVoiceContactCommand,
  StopContactCommand,
} from '@aws-sdk/client-connect';
import { describe, expect, test } from 'vitest';
import type { Flow } from '../../../local/connect/flow/flows.ts';
import type { ConnectOptions } from '../../../local/connect/options.ts';
import {
  ana,
  block,
  caller,
  errors,
  greetAndQueue,
  instanceArn,
  instanceId,
  type SmallCentre,
  sales,
  salesNumber,
  smallCentre,
  support,
} from './small-centre.ts';

const functionArn = 'arn:aws:lambda:eu-west-2:111122223333:function:free-agent';

/** Asks the function, says what it answered, waits 20 seconds and moves on. */
const waiting = JSON.stringify({
  Version: '2019-10-30',
  StartAction: 'Ask',
  Actions: [
    block(
      'Ask',
      'InvokeLambdaFunction',
      {
        LambdaFunctionARN: functionArn,
        InvocationTimeLimitSeconds: 3,
        LambdaInvocationAttributes: { holder: '$.Attributes.holder' },
      },
      { NextAction: 'Wait', ...errors('Failed', 'NoMatchingError') },
    ),
    block('Failed', 'MessageParticipant', { Text: 'The function failed.' }, { NextAction: 'Wait' }),
    block(
      'Wait',
      'MessageParticipantIteratively',
      {
        Messages: [{ Text: 'Answer: $.External.answer' }],
        InterruptFrequencySeconds: '20',
      },
      {
        NextAction: 'Move',
        Conditions: [
          { NextAction: 'Move', Condition: { Operator: 'Equals', Operands: ['MessagesInterrupted'] } },
        ],
      },
    ),
    block(
      'Move',
      'DequeueContactAndTransferToQueue',
      { QueueId: '$.Attributes.fallback' },
      errors('Stay', 'QueueAtCapacity', 'NoMatchingError'),
    ),
    block('Stay', 'MessageParticipant', { Text: 'We could not move you.' }, { NextAction: 'End' }),
    block('End', 'EndFlowExecution', {}, {}),
  ],
});

interface Waiting extends SmallCentre {
  readonly flow: Flow;
  /** An answered callback that waits in ana's own queue. */
  readonly contactId: string;
}

const waitingFor = async (
  overrides: Partial<ConnectOptions> = {},
  attributes: Record<string, string> = {},
  allow = true,
): Promise<Waiting> => {
  const centre = await smallCentre({ invokeLambda: async () => ({ answer: 'yes' }), ...overrides });
  if (allow) centre.connect.allowLambda(functionArn);
  for (const agent of ['ana', 'bob']) await centre.sim(`/agents/${agent}/status`, { status: 'Break' });
  const flow = centre.connect.flows.add({ name: 'Waiting', type: 'CUSTOMER_QUEUE', content: waiting });
  const callback = centre.connect.flows.add({
    name: 'Callback',
    type: 'CONTACT_FLOW',
    content: greetAndQueue(flow.arn),
  });
  const { ContactId: contactId = '' } = await centre.client.send(
    new StartOutboundVoiceContactCommand({
      InstanceId: instanceId,
      ContactFlowId: callback.id,
      DestinationPhoneNumber: caller,
      QueueId: sales,
      Attributes: { holder: ana, name: 'Carol', fallback: support, ...attributes },
    }),
  );
  await centre.sim(`/calls/${contactId}/answer`);
  await centre.clock.turn(0);
  return { ...centre, flow, contactId };
};

const said = ({ connect }: SmallCentre): readonly string[] => connect.world().calls[0]?.said ?? [];

describe('a Lambda function in a flow', () => {
  test('gets the documented event', async () => {
    const payloads: unknown[] = [];
    const { contactId } = await waitingFor({
      invokeLambda: async (_arn, payload) => {
        payloads.push(payload);
        return {};
      },
    });
    expect(payloads).toEqual([
      {
        Name: 'ContactFlowEvent',
        Details: {
          ContactData: {
            Attributes: { holder: ana, name: 'Carol', fallback: support },
            Channel: 'VOICE',
            ContactId: contactId,
            CustomerEndpoint: { Address: caller, Type: 'TELEPHONE_NUMBER' },
            InitialContactId: contactId,
            InitiationMethod: 'API',
            InstanceARN: instanceArn,
            PreviousContactId: contactId,
            Queue: { ARN: `${instanceArn}/queue/agent/${ana}`, Name: "Ana Lima's own queue" },
            RelatedContactId: null,
            SystemEndpoint: { Address: salesNumber, Type: 'TELEPHONE_NUMBER' },
          },
          Parameters: { holder: ana },
        },
      },
    ]);
  });

  test('answers texts that the flow can speak', async () => {
    expect(said(await waitingFor())).toEqual(['Hello again, Carol.', 'Answer: yes']);
  });

  test.each<[string, ConnectOptions['invokeLambda']]>([
    ['fails', () => Promise.reject(new Error('broken'))],
    ['answers a list', async () => ['no', 'map']],
    ['answers 32 KB', async () => ({ answer: 'x'.repeat(32 * 1_024) })],
  ])('that %s leads to the error branch', async (_how, invokeLambda) => {
    expect(said(await waitingFor({ invokeLambda }))).toContain('The function failed.');
  });

  test('that the instance was not given leads to the error branch and is not invoked', async () => {
    let invoked = 0;
    const invokeLambda = async () => {
      invoked += 1;
      return {};
    };
    expect(said(await waitingFor({ invokeLambda }, {}, false))).toContain('The function failed.');
    expect(invoked).toBe(0);
  });

  test('may take just less than its time limit, and not the whole of it', async () => {
    const centre = await waitingFor({ invokeLambda: () => new Promise(() => undefined) });
    await centre.clock.turn(2_999);
    expect(said(centre)).toEqual(['Hello again, Carol.']);
    await centre.clock.turn(1);
    expect(said(centre)).toContain('The function failed.');
  });
});

describe('looped prompts', () => {
  test('go on for 19.999 seconds and are interrupted after 20', async () => {
    const centre = await waitingFor();
    await centre.clock.turn(19_999);
    expect(centre.connect.world().calls).toHaveLength(1);
    await centre.clock.turn(1);
    expect(centre.connect.world().calls).toHaveLength(2);
  });

  test('are not begun again when an agent lets the call ring out', async () => {
    const centre = await waitingFor({}, { fallback: '' });
    await centre.sim('/agents/ana/status', { status: 'Available' });
    await centre.clock.turn(25_000);
    expect(centre.connect.world().agents[0]?.contacts).toMatchObject([{ state: 'missed' }]);
    expect(said(centre).filter((text) => text === 'Answer: yes')).toHaveLength(1);
  });

  test('stop when an agent is there', async () => {
    const centre = await waitingFor();
    await centre.sim('/agents/ana/status', { status: 'Available' });
    await centre.sim('/agents/ana/accept');
    await centre.clock.turn(60_000);
    expect(centre.connect.world().calls).toMatchObject([{ state: 'connected' }]);
    expect(centre.flow.coverage.taken).not.toContain('Move: end');
  });

  test('stop when the customer hangs up', async () => {
    const centre = await waitingFor();
    await centre.sim(`/calls/${centre.contactId}/hangup`);
    expect(centre.clock.pending).toBe(0);
  });
});

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

test('a flow knows which of its branches were never taken', async () => {
  const { flow, clock } = await waitingFor();
  await clock.turn(20_000);
  expect(flow.coverage.taken).toEqual([
    'Ask: next',
    'Wait: condition Equals MessagesInterrupted',
    'Move: end',
  ]);
  expect(flow.coverage.missing).toEqual([
    'Ask: error NoMatchingError',
    'Failed: next',
    'Move: error QueueAtCapacity',
    'Move: error NoMatchingError',
    'Stay: next',
    'End: end',
  ]);
});
