/** The applications of the agent workspace as the stack serves them. */
import { expect, it } from 'vitest';
import { serveDeployed } from '../deployed-pages.ts';
import { useWorkspaceStory } from './workspace-story.ts';
import { choose, panelTab, talkAndDrop } from './workspace-window.ts';

const told = useWorkspaceStory();

it('sign in without a word, ask about a drop, and have the customer called back', async () => {
  const { story } = told;
  const browser = await story.browser();
  const asked = await serveDeployed(browser, story.info, 'workspace');
  const window = await story.open({ browser });
  const contactId = await talkAndDrop(window);
  await panelTab(window, true).waitFor();
  await choose(window, 'Yes, resume');
  await window.panel.getByText('Calling the customer').waitFor();
  expect(await story.callbacksOf(contactId)).toBe(1);
  expect([...asked]).toEqual(
    expect.arrayContaining([
      ...['panel.html', 'panel.js', 'service.html', 'service.js'],
      ...['sign-in.js', 'signed-in.js'],
    ]),
  );
});
