/** An agent whom nobody knows yet signs in by clicks in the panel, and the service, which has no face, with it. */
import { expect, it } from 'vitest';
import { useWorkspaceStory } from './workspace-story.ts';
import { button, panelTab, talkAndDrop } from './workspace-window.ts';

const told = useWorkspaceStory();

it('signs in once for panel and service: the drop afterwards is asked about', async () => {
  const { story } = told;
  const browser = await story.browser();
  await browser.route('**/workspace/config.json*', async (route) => {
    const { signIn, ...config } = await (await route.fetch()).json();
    await route.fulfill({ json: { ...config, signIn: { ...signIn, loginHint: undefined } } });
  });
  const window = await story.open({ browser, foreseen: /not signed in|does not accept the sign-in/ });
  await panelTab(window, false).click();
  await window.panel.getByText(/You are signed out/).waitFor();
  const serviceSignsIn = window.page.waitForResponse(
    (response) =>
      response.url() === story.info.ticketUrl && response.frame().url().includes('/workspace/service'),
  );
  const [popUp] = await Promise.all([
    window.page.waitForEvent('popup'),
    button(window.panel, 'Sign in again').click(),
  ]);
  await popUp.getByRole('button', { name: 'amina' }).click();
  await window.panel.locator('section[data-status=online]').waitFor();
  expect((await serviceSignsIn).ok()).toBe(true);
  expect(browser.pages()).toHaveLength(1);
  await window.page.getByRole('tab', { name: 'Home' }).click();
  await talkAndDrop(window);
});
