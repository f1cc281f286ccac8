/** GetContactAttributes and UpdateContactAttributes: both name the first contact of a conversation. */
import * as v from 'valibot';
import type { Contact } from '../../model/contact.ts';
import type { Switchboard } from '../../model/switchboard.ts';
import { attributes, mustFit } from '../attributes.ts';
import { contactId, contactRate, instanceId, type Operation, parse, resource } from '../operation.ts';
import { Refusal } from '../refusal.ts';

/** assumed: a later leg's id is not known as an initial contact. */
const initialContact = (switchboard: Switchboard, id: string): Contact => {
  const contact = switchboard.contacts.find(id);
  if (contact === undefined || contact.initialContactId !== undefined) {
    throw new Refusal('ResourceNotFoundException', `There is no conversation that began with contact ${id}`);
  }
  return contact;
};

const reading = v.object({ InstanceId: instanceId, InitialContactId: contactId });

export const getContactAttributes = (switchboard: Switchboard): Operation => ({
  name: 'GetContactAttributes',
  method: 'GET',
  path: /^\/contact\/attributes\/(?<InstanceId>[^/]+)\/(?<InitialContactId>[^/]+)$/,
  rate: contactRate,
  resources: resource('contact', 'InitialContactId'),
  run: (input) => {
    const { InitialContactId } = parse(reading, input);
    return { Attributes: Object.fromEntries(initialContact(switchboard, InitialContactId).attributes) };
  },
});

const writing = v.object({ ...reading.entries, Attributes: attributes });

/** documented: also possible for contacts that have ended. */
export const updateContactAttributes = (switchboard: Switchboard): Operation => ({
  name: 'UpdateContactAttributes',
  method: 'POST',
  path: /^\/contact\/attributes$/,
  rate: contactRate,
  resources: resource('contact', 'InitialContactId'),
  run: (input) => {
    const { InitialContactId, Attributes } = parse(writing, input);
    const contact = initialContact(switchboard, InitialContactId);
    const changes = Object.entries(Attributes);
    mustFit(new Map([...contact.attributes, ...changes]));
    switchboard.updateAttributes(contact, changes);
    return {};
  },
});
