/**
 * A small contact centre that runs our flows: ana's call dropped, she is in after-contact work, somebody else
 * waits for her queue, and the customer is called back or calls in.
 */
import { DismissUserContactCommand, StartOutboundVoiceContactCommand } from '@aws-sdk/client-connect';
import { expect } from 'vitest';
import type { Centre } from '../../local/connect/centre.ts';
import type { Flow } from '../../local/connect/flow/flows.ts';
import type { ConnectOptions } from '../../local/connect/options.ts';
import type { CallView } from '../../local/connect/world.ts';
import {
  ana,
  bob,
  caller,
  instanceId,
  type SmallCentre,
  sales,
  salesNumber,
  smallCentre,
} from '../unit/connect/small-centre.ts';
import { type FlowFile, filledIn, surroundingsOf } from './flow-document.ts';

const functions = 'arn:aws:lambda:eu-west-2:111122223333:function';
export const freeAgentArn = `${functions}:free-agent`;
export const callsInArn = `${functions}:calls-in`;

export interface Circumstances {
  readonly attributes?: Readonly<Record<string, string>>;
  /** What the customer-queue flow's function does and answers; by default it ends ana's after-contact work. */
  readonly freeAgent?: (centre: SmallCentre, droppedId: string) => Promise<unknown>;
  readonly callsIn?: () => Promise<unknown>;
  /** Whether the original queue is open. */
  readonly isOpen?: () => boolean;
  readonly undocumented?: ConnectOptions['undocumented'];
}

export interface FlowCentre extends SmallCentre {
  /** The call that the customer is on. */
  readonly contactId: string;
  flow(file: FlowFile): Flow;
  call(): CallView | undefined;
}

const dismiss = async (centre: SmallCentre, ContactId: string): Promise<unknown> => {
  await centre.client.send(new DismissUserContactCommand({ InstanceId: instanceId, UserId: ana, ContactId }));
  return { holder: 'freed' };
};

const centreThat = (isOpen: () => boolean): Centre => ({
  queues: [{ id: sales, name: 'Sales', outboundCallerId: salesNumber, isOpen }],
  agents: [
    { id: ana, username: 'ana', name: 'Ana Lima', queueIds: [sales] },
    { id: bob, username: 'bob', name: 'Bob Stone', queueIds: [sales] },
  ],
});

/** The centre's own inbound flow. */
const ownFlow = JSON.stringify({
  Version: '2019-10-30',
  StartAction: 'Welcome',
  Actions: [
    {
      Identifier: 'Welcome',
      Type: 'MessageParticipant',
      Parameters: { Text: 'Welcome to the shop.' },
      Transitions: { NextAction: 'Bye' },
    },
    { Identifier: 'Bye', Type: 'DisconnectParticipant', Parameters: {}, Transitions: {} },
  ],
});

/** Adds our flows as the stack does: each after those that it names. */
const addFlows = ({ connect }: SmallCentre): Map<FlowFile, Flow> => {
  const values: Record<string, string> = {
    FreeAgentFunctionArn: freeAgentArn,
    CallsInFunctionArn: callsInArn,
  };
  const add = (file: FlowFile): Flow => {
    const { type } = surroundingsOf(file);
    return connect.flows.add({ name: file, type, content: filledIn(file, values) });
  };
  values.OwnFlowArn = connect.flows.add({ name: 'Own', type: 'CONTACT_FLOW', content: ownFlow }).arn;
  const queue = add('callback-queue.json');
  values.CallbackQueueFlowArn = queue.arn;
  const whisper = add('callback-whisper.json');
  values.CallbackWhisperFlowArn = whisper.arn;
  return new Map([
    ['callback-queue.json', queue],
    ['callback-whisper.json', whisper],
    ['callback.json', add('callback.json')],
    ['customer-calls-in.json', add('customer-calls-in.json')],
  ]);
};

/** A customer who runs `entry` as soon as they are on the line; ana's dropped call is behind them. */
export const onTheLine = async (entry: FlowFile, circumstances: Circumstances): Promise<FlowCentre> => {
  const { attributes, freeAgent = dismiss, callsIn, isOpen = () => true, undocumented } = circumstances;
  const running: { centre?: SmallCentre; droppedId: string } = { droppedId: '' };
  const centre = await smallCentre({
    centre: centreThat(isOpen),
    ...(undocumented && { undocumented }),
    invokeLambda: async (arn) => {
      if (arn === callsInArn) return await (callsIn?.() ?? { route: 'none' });
      return running.centre && (await freeAgent(running.centre, running.droppedId));
    },
  });
  running.centre = centre;
  for (const arn of [freeAgentArn, callsInArn]) centre.connect.allowLambda(arn);
  const flows = addFlows(centre);
  const flow = (file: FlowFile): Flow => {
    const found = flows.get(file);
    if (found === undefined) throw new Error(`there is no flow ${file}`);
    return found;
  };
  running.droppedId = await centre.callWithAna();
  await centre.sim(`/calls/${running.droppedId}/drop`);
  await centre.sim('/calls', { from: '+442079460999', queueId: sales });
  const { ContactId: contactId = '' } = await centre.client.send(
    new StartOutboundVoiceContactCommand({
      InstanceId: instanceId,
      ContactFlowId: flow(entry).id,
      DestinationPhoneNumber: caller,
      QueueId: sales,
      RelatedContactId: running.droppedId,
      Attributes: { ...attributes },
    }),
  );
  await centre.sim(`/calls/${contactId}/answer`);
  return { ...centre, contactId, flow, call: () => centre.connect.world().calls.at(-1) };
};

/** Flows run until the customer waits or the call is over; the function they ask speaks HTTP with the service. */
const settled = async (centre: FlowCentre, waitingFor: RegExp): Promise<FlowCentre> => {
  await expect
    .poll(async () => {
      await centre.clock.turn(0);
      const { taken } = centre.flow('callback-queue.json').coverage;
      return centre.call()?.state === 'ended' || taken.some((branch) => waitingFor.test(branch));
    })
    .toBe(true);
  return centre;
};

/** The customer answered our callback. */
export const calledBack = async (circumstances: Circumstances = {}): Promise<FlowCentre> => {
  const attributes = {
    rejoinHolderId: ana,
    rejoinQueueId: sales,
    rejoinLocale: 'en',
    rejoinHolderSeconds: '20',
    rejoinProtocol: 'P-1',
    rejoinSayProtocol: 'true',
    ...circumstances.attributes,
  };
  const centre = await onTheLine('callback.json', { ...circumstances, attributes });
  return settled(centre, /^Speak/);
};

/**
 * The customer called in by themselves. Difference: here the call is one that the service placed, for the
 * simulated inbound calls have no entry flow; the flow cannot tell.
 */
export const callingIn = async (circumstances: Circumstances = {}): Promise<FlowCentre> =>
  settled(await onTheLine('customer-calls-in.json', circumstances), /^Speak/);

export { ana, sales } from '../unit/connect/small-centre.ts';
