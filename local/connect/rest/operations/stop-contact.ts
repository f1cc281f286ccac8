/** StopContact. documented: not for voice contacts that began as a transfer; DisconnectReason is for campaigns. */
import * as v from 'valibot';
import type { Callbacks } from '../../model/callbacks.ts';
import type { Switchboard } from '../../model/switchboard.ts';
import { contactId, contactRate, instanceId, type Operation, parse, resource } from '../operation.ts';
import { Refusal } from '../refusal.ts';

const request = v.object({
  InstanceId: instanceId,
  ContactId: contactId,
  DisconnectReason: v.optional(v.object({ Code: v.optional(v.string()) })),
});

/** documented (StopContact). */
const notToBeStopped: ReadonlySet<string> = new Set([
  'TRANSFER',
  'QUEUE_TRANSFER',
  'EXTERNAL_OUTBOUND',
  'MONITOR',
]);

export const stopContact = (switchboard: Switchboard, callbacks: Callbacks): Operation => ({
  name: 'StopContact',
  method: 'POST',
  path: /^\/contact\/stop$/,
  rate: contactRate,
  resources: resource('contact', 'ContactId'),
  run: (input) => {
    const { ContactId, DisconnectReason } = parse(request, input);
    const contact = switchboard.contacts.find(ContactId);
    // assumed: a contact that has ended is not found either.
    if (contact === undefined || contact.stage === 'ended') {
      throw new Refusal('ContactNotFoundException', `There is no ongoing contact ${ContactId}`);
    }
    if (notToBeStopped.has(contact.initiationMethod)) {
      throw new Refusal(
        'InvalidRequestException',
        `A voice contact that began by ${contact.initiationMethod} cannot be stopped`,
      );
    }
    if (DisconnectReason !== undefined) {
      throw new Refusal(
        'InvalidRequestException',
        'Only contacts of outbound campaigns take a DisconnectReason',
      );
    }
    // documented: OTHER for disconnections that API calls initiate; TELECOM_ORIGINATOR_CANCEL while it rings.
    if (contact.stage === 'ringing') callbacks.cancel(ContactId, 'TELECOM_ORIGINATOR_CANCEL');
    else switchboard.end(contact, { by: 'api', reason: 'OTHER' });
    return {};
  },
});
