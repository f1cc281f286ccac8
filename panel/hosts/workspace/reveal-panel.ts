/** Opens the panel's app, or brings the one that is open to the front. */
import { AppControllerClient, type AppInfo } from '@amazon-connect/app-controller';
import type { AmazonConnectProvider } from '@amazon-connect/core';
import { refusalWords } from './refusal.ts';

/** The name under which the panel's app is registered in Amazon Connect. */
export const panelAppName = 'Rejoin';

/** With the same key the workspace launches no second panel while one starts or runs (AppControllerClient, CoreLaunchOptions.launchKey). */
const launchKey = 'rejoin-panel';

/** @throws Error in words when the workspace does not open or focus it */
export const revealPanel = async (provider: AmazonConnectProvider): Promise<void> => {
  const apps = new AppControllerClient(provider);
  try {
    const { instanceId } = (await open(apps)) ?? (await apps.launchApp(panelAppName, { launchKey }));
    const { result } = await apps.focusApp(instanceId);
    if (result === 'failed') throw new Error('It opened the app but did not bring it to the front');
  } catch (error) {
    throw new Error(refusalWords(`show the app "${panelAppName}"`, error), { cause: error });
  }
};

/** The panel that the agent opened by hand has no launch key. */
const open = async (apps: AppControllerClient): Promise<AppInfo | undefined> => {
  const running = await apps.getApps();
  return running.find(
    ({ config, state }) => config.name === panelAppName && (state === 'starting' || state === 'active'),
  );
};
