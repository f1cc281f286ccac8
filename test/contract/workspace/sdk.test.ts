import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ContactChange } from '../../../panel/hosts/agent-host.ts';
import { openPanelBehind } from '../../../panel/hosts/workspace/reveal-panel.ts';
import { workspaceHost } from '../../../panel/hosts/workspace/workspace-host.ts';
import { acknowledge, type HostWindow, lifecycle, openHostWindow } from './host-window.ts';

let host: HostWindow;
let created = 0;

beforeEach(() => {
  created = 0;
  host = openHostWindow(async () => {
    created += 1;
  });
});

afterEach(() => {
  host.close();
  vi.unstubAllGlobals();
});

const connect = (): void => {
  host.send(acknowledge);
};

/** Answers the next request and tells which it was. */
const answer = async (data: unknown): Promise<unknown> => {
  const { namespace, command, requestId, data: asked } = await host.next('request');
  host.send({ type: 'response', namespace, requestId, isError: false, data });
  return { namespace, command, data: asked };
};

const refuse = async (errorKey: string, reason: string): Promise<void> => {
  const { namespace, command, requestId } = await host.next('request');
  host.send({
    type: 'response',
    namespace,
    requestId,
    isError: true,
    errorKey,
    reason,
    details: { command },
  });
};

describe('an app of the agent workspace', () => {
  it('greets the window around it with the SDK that our workspace is built after', () => {
    expect(host.greeting).toMatchObject({ type: 'connect-app-host-init', sdkVersion: '1.0.11' });
    expect(host.greeting.providerId).toBe(host.app.id);
  });

  it('is created once it is acknowledged, and says so', async () => {
    connect();
    host.send(lifecycle('create'));
    expect(await host.next('appLifecycleHandlerCompleted')).toEqual({
      type: 'appLifecycleHandlerCompleted',
      stage: 'create',
      appInstanceId: 'instance-1',
    });
    expect(created).toBe(1);
  });

  it('says that its end was handled, after which the workspace may take it away', async () => {
    connect();
    host.send(lifecycle('create'));
    await host.next('appLifecycleHandlerCompleted');
    host.send(lifecycle('destroy'));
    expect(await host.next('appLifecycleHandlerCompleted')).toMatchObject({ stage: 'destroy' });
  });
});

describe('the panel’s host in the agent workspace', () => {
  it('asks for the agent’s name, and knows no language', async () => {
    connect();
    const agent = workspaceHost(host.app).agent();
    expect(await answer({ name: 'Amina Diallo' })).toMatchObject({
      namespace: 'aws.connect.contact',
      command: 'agent/getName',
    });
    expect(await agent).toEqual({ name: 'Amina Diallo', language: undefined });
  });

  it.each([
    ['contact/connected', 'connected'],
    ['contact/acw', 'ended'],
    ['contact/cleared', 'cleared'],
  ] as const)('hears %s as "%s", and nothing after it stopped', async (key, type) => {
    connect();
    const changes: ContactChange[] = [];
    const heard = new Promise<ContactChange>((resolve) => {
      const panel = workspaceHost(host.app);
      panel.onContactChange((change) => {
        changes.push(change);
        panel.stop();
        resolve(change);
      });
    });
    const subscriptions = [
      await host.next('subscribe'),
      await host.next('subscribe'),
      await host.next('subscribe'),
    ];
    const wanted = { namespace: 'aws.connect.contact', key };
    const subscription = subscriptions.find(
      ({ topic }) => (topic as { key: string } | undefined)?.key === key,
    );
    expect(subscription).toMatchObject({ topic: wanted });
    host.send({
      type: 'publish',
      topic: subscription?.topic,
      handlerId: subscription?.handlerId,
      data: { contactId: 'c-1' },
    });
    expect(await heard).toEqual({ type, contactId: 'c-1' });
    await host.next('unsubscribe');
    await host.next('unsubscribe');
    await host.next('unsubscribe');
    host.send({ type: 'publish', topic: subscription?.topic, data: { contactId: 'c-2' } });
    const agent = workspaceHost(host.app).agent();
    await answer({ name: 'Amina Diallo' });
    await agent;
    expect(changes).toHaveLength(1);
  });

  const contact = (contactId: string) => ({ contactId, type: 'voice', subtype: 'connect:Telephony' });

  /** Answers what the host asks before it clears: which contacts there are, and how the agent stands in the first. */
  const answerState = async (contactId: string, state: string): Promise<void> => {
    expect(await answer([contact(contactId)])).toMatchObject({ command: 'contact/listContacts' });
    const agent = {
      participantId: 'p-1',
      contactId,
      type: { value: 'agent' },
      isInitial: false,
      isSelf: true,
    };
    const customer = { ...agent, participantId: 'p-2', type: { value: 'inbound' }, isSelf: false };
    expect(await answer([customer, agent])).toMatchObject({
      command: 'contact/listParticipants',
      data: { contactId },
    });
    expect(await answer({ value: state })).toMatchObject({
      command: 'contact/getParticipantState',
      data: { participantId: 'p-1' },
    });
  };

  it('clears a contact in after-contact work', async () => {
    connect();
    const cleared = workspaceHost(host.app).clear('c-1');
    await answerState('c-1', 'disconnected');
    expect(await answer({})).toEqual({
      namespace: 'aws.connect.contact',
      command: 'contact/clear',
      data: { contactId: 'c-1' },
    });
    await cleared;
  });

  it('clears the leg that a contact has become', async () => {
    connect();
    const cleared = workspaceHost(host.app).clear('c-1');
    await answer([{ ...contact('c-9'), initialContactId: 'c-1' }, contact('c-2')]);
    await answer([]);
    expect(await answer({})).toMatchObject({ command: 'contact/clear', data: { contactId: 'c-9' } });
    await cleared;
  });

  it.each(['connecting', 'connected', 'hold'])('leaves a contact alone that is %s', async (state) => {
    connect();
    const cleared = workspaceHost(host.app).clear('c-1');
    await answerState('c-1', state);
    await cleared;
  });

  it('is content when the contact that it should clear is gone, before or in the meantime', async () => {
    connect();
    const before = workspaceHost(host.app).clear('c-1');
    await answer([contact('c-2')]);
    await before;
    const meantime = workspaceHost(host.app).clear('c-1');
    await answerState('c-1', 'disconnected');
    await refuse('contactNotFound', 'There is no contact c-1');
    await answer([contact('c-2')]);
    await meantime;
  });

  it('says in words why a contact that is there could not be cleared', async () => {
    connect();
    const cleared = workspaceHost(host.app).clear('c-1');
    const refusal = expect(cleared).rejects.toThrow(
      'The agent workspace could not clear the contact. It says: The contact is connected ("badState").',
    );
    await answerState('c-1', 'disconnected');
    await refuse('badState', 'The contact is connected');
    await answer([contact('c-1')]);
    await refusal;
  });

  it('names the permission that it lacks', async () => {
    connect();
    const agent = workspaceHost(host.app).agent();
    const refusal = expect(agent).rejects.toThrow(
      /could not tell the agent's name\. This app lacks the permission: Needs User\.Details\.View \("permissionDenied"\)\. An admin can grant it/,
    );
    await refuse('permissionDenied', 'Needs User.Details.View');
    await refusal;
  });

  const request = { phoneNumber: '+12025550143', queueArn: 'arn:queue', relatedContactId: 'c-1' };

  it('dials with the queue and the related contact, and tells the new contact', async () => {
    connect();
    const outcome = workspaceHost(host.app).dial(request);
    expect(await answer({ contactId: 'c-9' })).toEqual({
      namespace: 'aws.connect.voice',
      command: 'voice/createOutboundCall',
      data: { phoneNumber: '+12025550143', options: { queueARN: 'arn:queue', relatedContactId: 'c-1' } },
    });
    expect(await outcome).toEqual({ type: 'dialling', contactId: 'c-9' });
  });

  it('tells in words why it could not dial, without the number', async () => {
    connect();
    const outcome = workspaceHost(host.app).dial(request);
    await refuse('invalidState', 'The agent is busy');
    expect(await outcome).toEqual({
      type: 'refused',
      reason: 'The agent workspace could not call the customer. It says: The agent is busy ("invalidState").',
    });
  });

  it('launches the panel’s app under one key and bound to no contact, and focuses it', async () => {
    connect();
    const revealed = workspaceHost(host.app).reveal();
    expect(await answer({ apps: [] })).toMatchObject({
      namespace: 'aws.connect.workspace',
      command: 'app-manager/get-apps',
    });
    expect(await answer({ instanceId: 'i-1' })).toMatchObject({
      command: 'app-launcher/launch',
      data: { arnOrName: 'Rejoin', options: { launchKey: 'rejoin-panel', scope: { type: 'idle' } } },
    });
    expect(await answer({ instanceId: 'i-1', result: 'completed' })).toMatchObject({
      command: 'app-instance/focus',
      data: { instanceId: 'i-1' },
    });
    await revealed;
  });

  it('opens the panel behind what the agent is looking at, and leaves an open one where it is', async () => {
    connect();
    const opened = openPanelBehind(host.app);
    await answer({ apps: [] });
    expect(await answer({ instanceId: 'i-1' })).toMatchObject({
      command: 'app-launcher/launch',
      data: {
        arnOrName: 'Rejoin',
        options: { launchKey: 'rejoin-panel', scope: { type: 'idle' }, openInBackground: true },
      },
    });
    await opened;
    const again = openPanelBehind(host.app);
    await answer({ apps: [{ instanceId: 'i-1', config: { name: 'Rejoin' }, state: 'starting' }] });
    await again;
  });

  it('focuses the panel that the agent opened by hand, instead of a second one', async () => {
    connect();
    const revealed = workspaceHost(host.app).reveal();
    await answer({ apps: [{ instanceId: 'i-7', config: { name: 'Rejoin' }, state: 'active' }] });
    expect(await answer({ instanceId: 'i-7', result: 'completed' })).toMatchObject({
      command: 'app-instance/focus',
      data: { instanceId: 'i-7' },
    });
    await revealed;
  });

  it('says so when the workspace does not bring the panel to the front', async () => {
    connect();
    const revealed = workspaceHost(host.app).reveal();
    const refusal = expect(revealed).rejects.toThrow('did not bring it to the front');
    await answer({ apps: [] });
    await answer({ instanceId: 'i-1' });
    await answer({ instanceId: 'i-1', result: 'failed' });
    await refusal;
  });
});
