/** The panel's app among the apps of the workspace: opens it, or brings the one that is open to the front. */
import { AppControllerClient, type AppInfo } from '@amazon-connect/app-controller';
import type { AmazonConnectProvider } from '@amazon-connect/core';
import { refusalWords } from './refusal.ts';

/** The name under which the panel's app is registered in Amazon Connect. */
export const panelAppName = 'Rejoin';

const launch = {
  /** With the same key the workspace launches no second panel while one starts or runs (SDK, CoreLaunchOptions). */
  launchKey: 'rejoin-panel',
  /** Without it the panel would belong to the active contact and end with it, whatever it is registered for (documented: application scoping). */
  scope: { type: 'idle' },
} as const;

/** Takes the agent to the panel. @throws Error in words when the workspace does not open or focus it */
export const revealPanel = async (provider: AmazonConnectProvider): Promise<void> => {
  const apps = new AppControllerClient(provider);
  try {
    const { instanceId } = (await open(apps)) ?? (await apps.launchApp(panelAppName, launch));
    const { result } = await apps.focusApp(instanceId);
    if (result === 'failed') throw new Error('It opened the app but did not bring it to the front');
  } catch (error) {
    throw new Error(refusalWords(`show the app "${panelAppName}"`, error), { cause: error });
  }
};

/** Sees to it that the panel is open, and leaves the agent where they are. @throws Error in words when the workspace does not open it */
export const openPanelBehind = async (provider: AmazonConnectProvider): Promise<void> => {
  const apps = new AppControllerClient(provider);
  try {
    if ((await open(apps)) === undefined)
      await apps.launchApp(panelAppName, { ...launch, openInBackground: true });
  } catch (error) {
    throw new Error(refusalWords(`open the app "${panelAppName}"`, error), { cause: error });
  }
};

/** The panel that the agent opened by hand has no launch key. */
const open = async (apps: AppControllerClient): Promise<AppInfo | undefined> => {
  const running = await apps.getApps();
  return running.find(
    ({ config, state }) => config.name === panelAppName && (state === 'starting' || state === 'active'),
  );
};
