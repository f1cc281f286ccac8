import type { ContactClient } from '@amazon-connect/contact';

/**
 * How the agent stands in a contact: a ParticipantStateType of the SDK, which tells no state of the contact
 * itself; undefined when they are not in it. Assumed: in after-contact work it is "disconnected".
 */
export const ownState = async (contacts: ContactClient, contactId: string): Promise<string | undefined> => {
  const agent = (await contacts.listParticipants(contactId)).find(({ isSelf }) => isSelf);
  return agent === undefined ? undefined : (await contacts.getParticipantState(agent.participantId)).value;
};
