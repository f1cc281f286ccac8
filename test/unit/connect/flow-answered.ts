/** A callback that was answered and ran a flow of the test's own. */
import { StartOutboundVoiceContactCommand } from '@aws-sdk/client-connect';
import type { CallView } from '../../../local/connect/world.ts';
import { block, caller, instanceId, type SmallCentre, sales, smallCentre } from './small-centre.ts';

export const bye = block('Bye', 'DisconnectParticipant', {}, {});

export const say = (id: string, Text: string, NextAction: string, more: object = {}): unknown =>
  block(id, 'MessageParticipant', { Text }, { NextAction, ...more });

/** @returns the centre with a callback that was answered and ran these blocks, the first of them called A */
export const answered = async (
  actions: readonly unknown[],
  attributes: Record<string, string> = {},
  centre?: SmallCentre,
): Promise<SmallCentre> => {
  const here = centre ?? (await smallCentre());
  const { id } = here.connect.flows.add({
    name: `Flow ${here.connect.flows.all().length}`,
    type: 'CONTACT_FLOW',
    content: JSON.stringify({ Version: '2019-10-30', StartAction: 'A', Actions: [...actions, bye] }),
  });
  const { ContactId } = await here.client.send(
    new StartOutboundVoiceContactCommand({
      InstanceId: instanceId,
      ContactFlowId: id,
      DestinationPhoneNumber: caller,
      QueueId: sales,
      Attributes: attributes,
    }),
  );
  await here.sim(`/calls/${ContactId}/answer`);
  await here.clock.turn(0);
  return here;
};

/** The latest call. */
export const call = ({ connect }: SmallCentre): CallView | undefined => connect.world().calls.at(-1);
