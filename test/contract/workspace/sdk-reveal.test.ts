/** Bringing the panel before the agent through the workspace SDK. */
import { describe, expect, it } from 'vitest';
import { openPanelBehind } from '../../../panel/hosts/workspace/reveal-panel.ts';
import { workspaceHost } from '../../../panel/hosts/workspace/workspace-host.ts';
import { useHostWindow } from './use-host-window.ts';

const at = useHostWindow();

describe('the panel’s host in the agent workspace', () => {
  it('launches the panel’s app under one key and bound to no contact, and focuses it', async () => {
    at.host.connect();
    const revealed = workspaceHost(at.host.app).reveal();
    expect(await at.host.answer({ apps: [] })).toMatchObject({
      namespace: 'aws.connect.workspace',
      command: 'app-manager/get-apps',
    });
    expect(await at.host.answer({ instanceId: 'i-1' })).toMatchObject({
      command: 'app-launcher/launch',
      data: { arnOrName: 'Rejoin', options: { launchKey: 'rejoin-panel', scope: { type: 'idle' } } },
    });
    expect(await at.host.answer({ instanceId: 'i-1', result: 'completed' })).toMatchObject({
      command: 'app-instance/focus',
      data: { instanceId: 'i-1' },
    });
    await revealed;
  });

  it('opens the panel behind what the agent is looking at, and leaves an open one where it is', async () => {
    at.host.connect();
    const opened = openPanelBehind(at.host.app);
    await at.host.answer({ apps: [] });
    expect(await at.host.answer({ instanceId: 'i-1' })).toMatchObject({
      command: 'app-launcher/launch',
      data: {
        arnOrName: 'Rejoin',
        options: { launchKey: 'rejoin-panel', scope: { type: 'idle' }, openInBackground: true },
      },
    });
    await opened;
    const again = openPanelBehind(at.host.app);
    await at.host.answer({ apps: [{ instanceId: 'i-1', config: { name: 'Rejoin' }, state: 'starting' }] });
    await again;
  });

  it('focuses the panel that the agent opened by hand, instead of a second one', async () => {
    at.host.connect();
    const revealed = workspaceHost(at.host.app).reveal();
    await at.host.answer({ apps: [{ instanceId: 'i-7', config: { name: 'Rejoin' }, state: 'active' }] });
    expect(await at.host.answer({ instanceId: 'i-7', result: 'completed' })).toMatchObject({
      command: 'app-instance/focus',
      data: { instanceId: 'i-7' },
    });
    await revealed;
  });

  it('says so when the workspace does not bring the panel to the front', async () => {
    at.host.connect();
    const revealed = workspaceHost(at.host.app).reveal();
    const refusal = expect(revealed).rejects.toThrow('did not bring it to the front');
    await at.host.answer({ apps: [] });
    await at.host.answer({ instanceId: 'i-1' });
    await at.host.answer({ instanceId: 'i-1', result: 'failed' });
    await refusal;
  });
});
