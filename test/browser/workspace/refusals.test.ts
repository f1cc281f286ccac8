/** What the workspace, the sign-in or the installation refuses: the agent is told in words, and loses nothing else. */
import { describe, expect, it, onTestFinished } from 'vitest';
import { minutes } from '../../../core/time.ts';
import { cutWords, Wire } from '../wire.ts';
import { useWorkspaceStory } from './workspace-story.ts';
import { button, letItStand, panelTab, softphone, talkAndDrop, type Window } from './workspace-window.ts';

const told = useWorkspaceStory();

/** What an error leaves in the browser's console is expected here; nothing else is. */
const onlyComplaintsAbout = ({ complaints }: Window, ...expected: RegExp[]): void => {
  const others = complaints.splice(0).filter((words) => !expected.some((pattern) => pattern.test(words)));
  expect(others).toEqual([]);
};

describe('an app that lacks a permission', () => {
  it('may not clear the contact: says which, and leaves the after-contact work to the agent', async () => {
    const window = await told.story.open({ query: 'agent=amina&without=Contact.Details.Edit' });
    await talkAndDrop(window);
    await letItStand(window);
    await button(window.panel, 'Finalise').click();
    const words = /could not clear the contact.*lacks the permission.*Contact\.Details\.Edit/;
    await window.panel.getByRole('alert').getByText(words).waitFor();
    expect(await softphone(window).getByText('After-contact work').count()).toBe(1);
    onlyComplaintsAbout(window, words);
  });

  it('may not see which calls are going on: says which, and asks about the dropped call all the same', async () => {
    const window = await told.story.open({ query: 'agent=amina&without=Contact.Details.View' });
    await talkAndDrop(window);
    const words = /could not tell which calls are going on.*lacks the permission.*Contact\.Details\.View/;
    await window.panel.getByRole('alert').getByText(words).waitFor();
    onlyComplaintsAbout(window, words);
  });
});

describe('a sign-in that is no longer accepted', () => {
  const signedOut = /You are signed out/;
  const noise = [/status of 401/, /does not accept the sign-in/];

  const ticketGiven = ({ page }: Window, app: string) =>
    page.waitForResponse(
      (response) =>
        response.url() === told.story.info.ticketUrl && response.frame().url().includes(`/workspace/${app}`),
    );

  it('is said on a panel that opens behind what the agent looks at', async () => {
    const browser = await told.story.browser();
    await browser.route(told.story.info.ticketUrl, (route) => route.fulfill({ status: 401 }));
    const window = await told.story.open({ browser });
    await window.panel.getByText(signedOut).waitFor({ state: 'attached' });
    expect(await panelTab(window, false).count()).toBe(1);
    onlyComplaintsAbout(window, ...noise);
  });

  it('is not tried again by itself, and mended for panel and service when the agent signs in again', async () => {
    const { story } = told;
    const wire = await Wire.open();
    onTestFinished(() => wire.close());
    const browser = await story.browser({ proxy: wire.proxy });
    const window = await story.open({ browser, foreseen: cutWords });
    await talkAndDrop(window);
    let asked = 0;
    await browser.route(story.info.ticketUrl, (route) => {
      asked += 1;
      return route.fulfill({ status: 401 });
    });
    wire.cut();
    wire.mend();
    await window.panel.getByText(signedOut).waitFor();
    await window.page.clock.fastForward(minutes(30));
    // Once by each, and once more by the service if it was the first: the panel then told it of a sign-in.
    expect(asked).toBeLessThanOrEqual(3);
    await browser.unroute(story.info.ticketUrl);
    const [, again] = await Promise.all([
      button(window.panel, 'Sign in again').click(),
      Promise.all([ticketGiven(window, 'service'), ticketGiven(window, 'panel')]),
    ]);
    expect(again.map((response) => response.ok())).toEqual([true, true]);
    await window.panel.locator('section[data-status=online]').waitFor();
    onlyComplaintsAbout(window, ...noise);
  });
});

describe('an installation with a mistake', () => {
  it('is told in words on a panel that opens behind what the agent looks at', async () => {
    const browser = await told.story.browser();
    await browser.route('**/workspace/config.json*', (route) => route.fulfill({ status: 404 }));
    const window = await told.story.open({ browser });
    const words = /config\.json beside this page cannot be read: HTTP 404/;
    await window.panel.getByText(words).waitFor({ state: 'attached' });
    expect(await panelTab(window, false).count()).toBe(1);
    onlyComplaintsAbout(window, words, /status of 404/);
  });

  it('says where the panel belongs when its page is opened on its own', async () => {
    const window = await told.story.open();
    await window.page.goto(`${told.story.laptop.url}/workspace/panel?agent=amina`);
    await window.page.getByText('works only as an app inside the Amazon Connect agent workspace').waitFor();
    onlyComplaintsAbout(window, /workspaceConnectTimeout/);
  });
});
