/** DismissUserContact. documented: clears a contact that is MISSED, ERROR, ENDED or REJECTED at the agent. */
import * as v from 'valibot';
import { clearableStates } from '../../model/softphone.ts';
import type { Switchboard } from '../../model/switchboard.ts';
import {
  contactId,
  identifier,
  instanceId,
  type Operation,
  parse,
  resource,
  usualRate,
} from '../operation.ts';
import { Refusal } from '../refusal.ts';

const request = v.object({ InstanceId: instanceId, UserId: identifier(256), ContactId: contactId });

export const dismissUserContact = (switchboard: Switchboard): Operation => ({
  name: 'DismissUserContact',
  method: 'POST',
  path: /^\/users\/(?<InstanceId>[^/]+)\/(?<UserId>[^/]+)\/contact$/,
  rate: usualRate,
  resources: resource('agent', 'UserId'),
  run: (input) => {
    const { UserId, ContactId } = parse(request, input);
    const softphone = switchboard.softphones.all().find(({ agent }) => agent.id === UserId);
    if (softphone === undefined) throw new Refusal('ResourceNotFoundException', `There is no user ${UserId}`);
    if (switchboard.contacts.find(ContactId) === undefined) {
      throw new Refusal('ResourceNotFoundException', `There is no contact ${ContactId}`);
    }
    const card = softphone.card(ContactId);
    // assumed: a contact that this agent does not have (any more) is answered like one in the wrong state.
    if (card === undefined || !clearableStates.includes(card.state)) {
      throw new Refusal(
        'InvalidRequestException',
        `Contact ${ContactId} is ${card?.state ?? 'not'} at user ${UserId}; only missed and ended contacts can be dismissed`,
      );
    }
    switchboard.clear(softphone, ContactId);
    return {};
  },
});
