/** A callback that was answered and waits in ana's own queue with a customer-queue flow. */
import { StartOutboundVoiceContactCommand } from '@aws-sdk/client-connect';
import type { Flow } from '../../../local/connect/flow/flows.ts';
import type { ConnectOptions } from '../../../local/connect/options.ts';
import {
  ana,
  block,
  caller,
  errors,
  greetAndQueue,
  instanceId,
  type SmallCentre,
  sales,
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

export interface Waiting extends SmallCentre {
  readonly flow: Flow;
  /** An answered callback that waits in ana's own queue. */
  readonly contactId: string;
}

export const waitingFor = async (
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

export const said = ({ connect }: SmallCentre): readonly string[] => connect.world().calls[0]?.said ?? [];
