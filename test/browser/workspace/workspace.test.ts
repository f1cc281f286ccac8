import { describe, expect, it } from 'vitest';
import { useWorkspaceStory } from './workspace-story.ts';
import {
  button,
  card,
  choose,
  letItStand,
  panelTab,
  question,
  softphone,
  talkAndDrop,
  type Window,
} from './workspace-window.ts';

const told = useWorkspaceStory();

const afterContactWork = (window: Window) => softphone(window).getByText('After-contact work');

describe('the panel in the agent workspace', () => {
  it('is opened by its service when a call drops, resumes the call, and is empty when finalised', async () => {
    const window = await told.story.open();
    const { page, panel } = window;
    expect(await page.getByRole('tab').count()).toBe(1);
    const contactId = await talkAndDrop(window);
    await panelTab(window, true).waitFor();
    await choose(window, 'Yes, resume');
    await button(page, /^Answer/).click();
    await button(page, 'Accept call').click();
    await panel.getByText('Call resumed').waitFor();
    await button(softphone(window), 'Hang up').click();
    await button(panel, 'Finalise').click();
    await panel.getByText('No dropped calls').waitFor();
    await softphone(window).getByText('Waiting for a call').waitFor();
    expect(await told.story.callbacksOf(contactId)).toBe(1);
  });

  it('calls nobody when the agent says no', async () => {
    const window = await told.story.open();
    const contactId = await talkAndDrop(window);
    await choose(window, 'No, end');
    await window.panel.getByText('No dropped calls').waitFor();
    expect(await told.story.callbacksOf(contactId)).toBe(0);
  });

  it('clears the contact through the SDK when the agent finalises in after-contact work', async () => {
    const window = await told.story.open();
    await talkAndDrop(window);
    await letItStand(window);
    expect(await afterContactWork(window).count()).toBe(1);
    await button(window.panel, 'Finalise').click();
    await afterContactWork(window).waitFor({ state: 'detached' });
  });

  it('leaves a callback that is still talking alone when the agent finalises in the middle of it', async () => {
    const { story } = told;
    const window = await story.open();
    await talkAndDrop(window);
    await choose(window, 'Yes, resume');
    await story.answerCallback();
    await card(window, 'resumed').waitFor();
    await button(window.panel, 'Finalise').click();
    await window.panel.getByText('No dropped calls').waitFor();
    expect(await softphone(window).locator('[data-state=connected]').count()).toBe(1);
  });

  it('shows the same dropped call again after the app was reloaded, and after it was closed and opened', async () => {
    const window = await told.story.open();
    const { page, panel } = window;
    await talkAndDrop(window);
    await letItStand(window);
    await panel.locator('body').evaluate(() => location.reload());
    await question(window).waitFor();
    await letItStand(window);
    await button(page, 'Close Rejoin').click();
    await page.getByRole('tab', { name: 'Home', selected: true }).waitFor();
    await page.locator('iframe[title="Rejoin"]').waitFor({ state: 'detached' });
    await button(page, /^Open Rejoin/).click();
    await question(window).waitFor();
    await letItStand(window);
  });
});
