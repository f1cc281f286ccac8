/** When an agent is not to be interrupted: the panel is there, and the agent stays where they are. */
import { describe, expect, it } from 'vitest';
import { seconds } from '../../../core/time.ts';
import { sampleCall } from '../../../local/sample-centre.ts';
import { queueNamed } from '../../scenarios/outsider.ts';
import { useWorkspaceStory } from './workspace-story.ts';
import { button, card, panelTab, question, softphone, type Window } from './workspace-window.ts';

const told = useWorkspaceStory();

/** The panel has opened behind the tab that the agent looks at, with the card on it and no question. */
const isThereQuietly = async (window: Window): Promise<void> => {
  await card(window, 'offered').waitFor({ state: 'attached' });
  expect(await panelTab(window, false).count()).toBe(1);
  expect(await question(window).count()).toBe(0);
};

describe('a drop that becomes known late', () => {
  it('is a card in a tab of its own, which the service does not bring to the front', async () => {
    const { story } = told;
    const window = await story.open();
    const call = await story.pastCall();
    await story.tellOfDrop(call, seconds(31));
    await isThereQuietly(window);
    await panelTab(window, false).click();
    await button(window.panel, 'Callback').click();
    await story.callbackRings();
  });

  it('is still a question within the first half minute, and takes the agent to it', async () => {
    const { story } = told;
    const window = await story.open();
    await story.tellOfDrop(await story.pastCall(), seconds(20));
    await question(window).waitFor();
    await panelTab(window, true).waitFor();
  });
});

describe('a drop that becomes known while the agent talks to somebody else', () => {
  const talk = async (window: Window): Promise<void> => {
    const { from, queueId } = sampleCall;
    await told.story.caller.post('calls', { from, queueId });
    await button(window.page, 'Accept call').click();
    await button(softphone(window), 'Hang up').waitFor();
  };

  it('is a card behind what the agent looks at, and a question when they have finished', async () => {
    const { story } = told;
    const window = await story.open();
    await talk(window);
    await story.tellOfDrop(await story.pastCall());
    await isThereQuietly(window);
    await button(softphone(window), 'Hang up').click();
    await question(window).waitFor();
    await panelTab(window, true).waitFor();
  });

  it('is as quiet when the workspace was opened in the middle of that other call', async () => {
    const { story } = told;
    const before = await story.open();
    await talk(before);
    await before.page.close();
    const window = await story.open();
    await softphone(window).locator('[data-state=connected]').waitFor();
    await story.tellOfDrop(await story.pastCall());
    await isThereQuietly(window);
    await window.page.reload();
    await isThereQuietly(window);
  });
});

describe('a drop on a queue without an outbound queue', () => {
  it('is a card that says why nobody can be called, and no question', async () => {
    const { story } = told;
    const queueId = queueNamed(story.info, 'Sales');
    const ben = story.info.agents.find(({ username }) => username === 'ben');
    await story.configure({ queueId, callbackEnabled: true, queueName: 'Sales' });
    const window = await story.open({ query: 'agent=ben' });
    await story.tellOfDrop(await story.finishedCall({ queueId, agentId: ben?.id ?? '' }));
    await isThereQuietly(window);
    await panelTab(window, false).click();
    await window.panel
      .getByText('You cannot call out on this queue. Ask your supervisor for an outbound queue.')
      .waitFor();
    expect(await button(window.panel, 'Callback').getAttribute('aria-disabled')).toBe('true');
  });
});
