/** Bringing the panel before the agent through the workspace SDK. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openPanelBehind } from '../../../panel/hosts/workspace/reveal-panel.ts';
import { workspaceHost } from '../../../panel/hosts/workspace/workspace-host.ts';
import { type HostWindow, openHostWindow } from './host-window.ts';

let host: HostWindow;

beforeEach(() => {
  host = openHostWindow();
});

afterEach(() => {
  host.close();
  vi.unstubAllGlobals();
});

describe('the panel’s host in the agent workspace', () => {
  it('launches the panel’s app under one key and bound to no contact, and focuses it', async () => {
    host.connect();
    const revealed = workspaceHost(host.app).reveal();
    expect(await host.answer({ apps: [] })).toMatchObject({
      namespace: 'aws.connect.workspace',
      command: 'app-manager/get-apps',
    });
    expect(await host.answer({ instanceId: 'i-1' })).toMatchObject({
      command: 'app-launcher/launch',
      data: { arnOrName: 'Rejoin', options: { launchKey: 'rejoin-panel', scope: { type: 'idle' } } },
    });
    expect(await host.answer({ instanceId: 'i-1', result: 'completed' })).toMatchObject({
      command: 'app-instance/focus',
      data: { instanceId: 'i-1' },
    });
    await revealed;
  });

  it('opens the panel behind what the agent is looking at, and leaves an open one where it is', async () => {
    host.connect();
    const opened = openPanelBehind(host.app);
    await host.answer({ apps: [] });
    expect(await host.answer({ instanceId: 'i-1' })).toMatchObject({
      command: 'app-launcher/launch',
      data: {
        arnOrName: 'Rejoin',
        options: { launchKey: 'rejoin-panel', scope: { type: 'idle' }, openInBackground: true },
      },
    });
    await opened;
    const again = openPanelBehind(host.app);
    await host.answer({ apps: [{ instanceId: 'i-1', config: { name: 'Rejoin' }, state: 'starting' }] });
    await again;
  });

  it('focuses the panel that the agent opened by hand, instead of a second one', async () => {
    host.connect();
    const revealed = workspaceHost(host.app).reveal();
    await host.answer({ apps: [{ instanceId: 'i-7', config: { name: 'Rejoin' }, state: 'active' }] });
    expect(await host.answer({ instanceId: 'i-7', result: 'completed' })).toMatchObject({
      command: 'app-instance/focus',
      data: { instanceId: 'i-7' },
    });
    await revealed;
  });

  it('says so when the workspace does not bring the panel to the front', async () => {
    host.connect();
    const revealed = workspaceHost(host.app).reveal();
    const refusal = expect(revealed).rejects.toThrow('did not bring it to the front');
    await host.answer({ apps: [] });
    await host.answer({ instanceId: 'i-1' });
    await host.answer({ instanceId: 'i-1', result: 'failed' });
    await refusal;
  });
});
