/**
 * A small contact centre that runs our flows: ana's call dropped, she is in after-contact work, somebody else
 * waits for her queue, and the customer is called back or calls in.
 */
import { DismissUserContactCommand, StartOutboundVoiceContactCommand } from '@aws-sdk/client-connect';
import { expect } from 'vitest';
import type { Centre, Queue } from '../../local/connect/centre.ts';
import type { Flow } from '../../local/connect/flow/flows.ts';
import { ownFlow } from '../../local/connect/flow/own-flow.ts';
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

/** Adds our flows as the stack does: each after those that it names. */
const addFlows = ({ connect }: SmallCentre, queues: readonly Queue[]): Map<FlowFile, Flow> => {
  const values: Record<string, string> = {
    FreeAgentFunctionArn: freeAgentArn,
    CallsInFunctionArn: callsInArn,
  };
  const add = (file: FlowFile): Flow => {
    const { type } = surroundingsOf(file);
    return connect.flows.add({ name: file, type, content: filledIn(file, values) });
  };
  const own = connect.flows.add({ name: 'Own', type: 'CONTACT_FLOW', content: ownFlow(queues) });
  values.OwnFlowArn = own.arn;
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

/** Ana's call dropped, and somebody else waits for her queue. */
const afterTheDrop = async (
  circumstances: Circumstances,
): Promise<FlowCentre & { readonly droppedId: string }> => {
  const { freeAgent = dismiss, callsIn, isOpen = () => true, undocumented } = circumstances;
  const running: { centre?: SmallCentre; droppedId: string } = { droppedId: '' };
  const described = centreThat(isOpen);
  const centre = await smallCentre({
    centre: described,
    ...(undocumented && { undocumented }),
    invokeLambda: async (arn) => {
      if (arn === callsInArn) return await (callsIn?.() ?? { route: 'none' });
      return running.centre && (await freeAgent(running.centre, running.droppedId));
    },
  });
  running.centre = centre;
  for (const arn of [freeAgentArn, callsInArn]) centre.connect.allowLambda(arn);
  const flows = addFlows(centre, described.queues);
  running.droppedId = await centre.callWithAna();
  await centre.sim(`/calls/${running.droppedId}/drop`);
  await centre.sim('/calls', { from: '+442079460999', queueId: sales });
  return {
    ...centre,
    ...{ droppedId: running.droppedId, contactId: '' },
    call: () => centre.connect.world().calls.at(-1),
    flow: (file) => {
      const found = flows.get(file);
      if (found === undefined) throw new Error(`there is no flow ${file}`);
      return found;
    },
  };
};

/** Where a call comes to rest in our flows: the customer waits, or went on to the centre's own flow. */
const resting: readonly (readonly [FlowFile, RegExp])[] = [
  ['callback-queue.json', /^Speak/],
  ['customer-calls-in.json', /^GoOn/],
];

/** Flows run until the call rests or is over; the function they ask speaks HTTP with the service. */
const settled = async (centre: FlowCentre): Promise<FlowCentre> => {
  await expect
    .poll(async () => {
      await centre.clock.turn(0);
      const rests = resting.some(([file, where]) =>
        centre.flow(file).coverage.taken.some((branch) => where.test(branch)),
      );
      return rests || centre.call()?.state === 'ended';
    })
    .toBe(true);
  await centre.clock.turn(0);
  return centre;
};

/** The customer answered our callback. */
export const calledBack = async (circumstances: Circumstances = {}): Promise<FlowCentre> => {
  const centre = await afterTheDrop(circumstances);
  const { ContactId: contactId = '' } = await centre.client.send(
    new StartOutboundVoiceContactCommand({
      InstanceId: instanceId,
      ContactFlowId: centre.flow('callback.json').id,
      DestinationPhoneNumber: caller,
      QueueId: sales,
      RelatedContactId: centre.droppedId,
      Attributes: {
        rejoinHolderId: ana,
        rejoinQueueId: sales,
        rejoinLocale: 'en',
        rejoinHolderSeconds: '20',
        rejoinProtocol: 'P-1',
        rejoinSayProtocol: 'true',
        ...circumstances.attributes,
      },
    }),
  );
  await centre.sim(`/calls/${contactId}/answer`);
  return settled({ ...centre, contactId });
};

/** The customer called in by themselves, at a number that runs our flow. */
export const dialledIn = async (circumstances: Circumstances): Promise<FlowCentre> => {
  const centre = await afterTheDrop(circumstances);
  centre.connect.numbersRun(centre.flow('customer-calls-in.json').arn);
  const { body } = await centre.sim('/calls', { from: caller, queueId: sales });
  return { ...centre, contactId: body.contactId };
};

/** … and came to where they wait for somebody. */
export const callingIn = async (circumstances: Circumstances): Promise<FlowCentre> =>
  settled(await dialledIn(circumstances));

export { ana, sales } from '../unit/connect/small-centre.ts';
