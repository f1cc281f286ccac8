/** The workspace SDK as our app and the panel's host use it: the app's life, its agent, their contacts and calls. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { ContactChange } from '../../../panel/hosts/agent-host.ts';
import { workspaceHost } from '../../../panel/hosts/workspace/workspace-host.ts';
import { lifecycle } from './host-window.ts';
import { useHostWindow } from './use-host-window.ts';

let created = 0;
beforeEach(() => {
  created = 0;
});

const at = useHostWindow(async () => {
  created += 1;
});

describe('an app of the agent workspace', () => {
  it('greets the window around it with the SDK that our workspace is built after', () => {
    expect(at.host.greeting).toMatchObject({ type: 'connect-app-host-init', sdkVersion: '1.0.11' });
    expect(at.host.greeting.providerId).toBe(at.host.app.id);
  });

  it('is created once it is acknowledged, and says so', async () => {
    at.host.connect();
    at.host.send(lifecycle('create'));
    expect(await at.host.next('appLifecycleHandlerCompleted')).toEqual({
      type: 'appLifecycleHandlerCompleted',
      stage: 'create',
      appInstanceId: 'instance-1',
    });
    expect(created).toBe(1);
  });

  it('says that its end was handled, after which the workspace may take it away', async () => {
    at.host.connect();
    at.host.send(lifecycle('create'));
    await at.host.next('appLifecycleHandlerCompleted');
    at.host.send(lifecycle('destroy'));
    expect(await at.host.next('appLifecycleHandlerCompleted')).toMatchObject({ stage: 'destroy' });
  });
});

describe('the panel’s host in the agent workspace', () => {
  it('asks for the agent’s name, and knows no language', async () => {
    at.host.connect();
    const agent = workspaceHost(at.host.app).agent();
    expect(await at.host.answer({ name: 'Amina Diallo' })).toMatchObject({
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
    at.host.connect();
    const changes: ContactChange[] = [];
    const heard = new Promise<ContactChange>((resolve) => {
      const panel = workspaceHost(at.host.app);
      panel.onContactChange((change) => {
        changes.push(change);
        panel.stop();
        resolve(change);
      });
    });
    const subscriptions = [
      await at.host.next('subscribe'),
      await at.host.next('subscribe'),
      await at.host.next('subscribe'),
    ];
    const wanted = { namespace: 'aws.connect.contact', key };
    const subscription = subscriptions.find(
      ({ topic }) => (topic as { key: string } | undefined)?.key === key,
    );
    expect(subscription).toMatchObject({ topic: wanted });
    at.host.send({
      type: 'publish',
      topic: subscription?.topic,
      handlerId: subscription?.handlerId,
      data: { contactId: 'c-1' },
    });
    expect(await heard).toEqual({ type, contactId: 'c-1' });
    await at.host.next('unsubscribe');
    await at.host.next('unsubscribe');
    await at.host.next('unsubscribe');
    at.host.send({ type: 'publish', topic: subscription?.topic, data: { contactId: 'c-2' } });
    const agent = workspaceHost(at.host.app).agent();
    await at.host.answer({ name: 'Amina Diallo' });
    await agent;
    expect(changes).toHaveLength(1);
  });

  it('names the permission that it lacks', async () => {
    at.host.connect();
    const agent = workspaceHost(at.host.app).agent();
    const refusal = expect(agent).rejects.toThrow(
      /could not tell the agent's name\. This app lacks the permission: Needs User\.Details\.View \("permissionDenied"\)\. An admin can grant it/,
    );
    await at.host.refuse('permissionDenied', 'Needs User.Details.View');
    await refusal;
  });

  const request = { phoneNumber: '+12025550143', queueArn: 'arn:queue', relatedContactId: 'c-1' };

  it('dials with the queue and the related contact, and tells the new contact', async () => {
    at.host.connect();
    const outcome = workspaceHost(at.host.app).dial(request);
    expect(await at.host.answer({ contactId: 'c-9' })).toEqual({
      namespace: 'aws.connect.voice',
      command: 'voice/createOutboundCall',
      data: { phoneNumber: '+12025550143', options: { queueARN: 'arn:queue', relatedContactId: 'c-1' } },
    });
    expect(await outcome).toEqual({ type: 'dialling', contactId: 'c-9' });
  });

  it('tells in words why it could not dial, without the number', async () => {
    at.host.connect();
    const outcome = workspaceHost(at.host.app).dial(request);
    await at.host.refuse('invalidState', 'The agent is busy');
    expect(await outcome).toEqual({
      type: 'refused',
      reason: 'The agent workspace could not call the customer. It says: The agent is busy ("invalidState").',
    });
  });
});
