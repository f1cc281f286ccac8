/** Clearing a contact of the agent through the workspace SDK. */
import { describe, expect, it } from 'vitest';
import { workspaceHost } from '../../../panel/hosts/workspace/workspace-host.ts';
import { useHostWindow } from './use-host-window.ts';

const at = useHostWindow();

describe('the panel’s host in the agent workspace', () => {
  const contact = (contactId: string) => ({ contactId, type: 'voice', subtype: 'connect:Telephony' });

  /** Answers what the host asks before it clears: which contacts there are, and how the agent stands in the first. */
  const answerState = async (contactId: string, state: string): Promise<void> => {
    expect(await at.host.answer([contact(contactId)])).toMatchObject({ command: 'contact/listContacts' });
    const agent = {
      participantId: 'p-1',
      contactId,
      type: { value: 'agent' },
      isInitial: false,
      isSelf: true,
    };
    const customer = { ...agent, participantId: 'p-2', type: { value: 'inbound' }, isSelf: false };
    expect(await at.host.answer([customer, agent])).toMatchObject({
      command: 'contact/listParticipants',
      data: { contactId },
    });
    expect(await at.host.answer({ value: state })).toMatchObject({
      command: 'contact/getParticipantState',
      data: { participantId: 'p-1' },
    });
  };

  it('clears a contact in after-contact work', async () => {
    at.host.connect();
    const cleared = workspaceHost(at.host.app).clear('c-1');
    await answerState('c-1', 'disconnected');
    expect(await at.host.answer({})).toEqual({
      namespace: 'aws.connect.contact',
      command: 'contact/clear',
      data: { contactId: 'c-1' },
    });
    await cleared;
  });

  it('clears the leg that a contact has become', async () => {
    at.host.connect();
    const cleared = workspaceHost(at.host.app).clear('c-1');
    await at.host.answer([{ ...contact('c-9'), initialContactId: 'c-1' }, contact('c-2')]);
    await at.host.answer([]);
    expect(await at.host.answer({})).toMatchObject({ command: 'contact/clear', data: { contactId: 'c-9' } });
    await cleared;
  });

  it.each(['connecting', 'connected', 'hold'])('leaves a contact alone that is %s', async (state) => {
    at.host.connect();
    const cleared = workspaceHost(at.host.app).clear('c-1');
    await answerState('c-1', state);
    await cleared;
  });

  it('is content when the contact that it should clear is gone, before or in the meantime', async () => {
    at.host.connect();
    const before = workspaceHost(at.host.app).clear('c-1');
    await at.host.answer([contact('c-2')]);
    await before;
    const meantime = workspaceHost(at.host.app).clear('c-1');
    await answerState('c-1', 'disconnected');
    await at.host.refuse('contactNotFound', 'There is no contact c-1');
    await at.host.answer([contact('c-2')]);
    await meantime;
  });

  it('says in words why a contact that is there could not be cleared', async () => {
    at.host.connect();
    const cleared = workspaceHost(at.host.app).clear('c-1');
    const refusal = expect(cleared).rejects.toThrow(
      'The agent workspace could not clear the contact. It says: The contact is connected ("badState").',
    );
    await answerState('c-1', 'disconnected');
    await at.host.refuse('badState', 'The contact is connected');
    await at.host.answer([contact('c-1')]);
    await refusal;
  });
});
