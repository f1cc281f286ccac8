/** From the question to the call that was resumed, by the ways that are not the shortest. */
import { describe, expect, it } from 'vitest';
import { useWorkspaceStory } from './workspace-story.ts';
import { button, card, choose, letItStand, question, softphone, talkAndDrop } from './workspace-window.ts';

const told = useWorkspaceStory();

describe('the Callback button', () => {
  it('asks again after the question has lapsed, calls the customer after a yes, and the call is resumed', async () => {
    const { story } = told;
    const window = await story.open();
    const contactId = await talkAndDrop(window);
    await letItStand(window);
    await window.panel.getByText('The question has closed. The Callback button stays available.').waitFor();
    expect(await question(window).count()).toBe(0);
    expect(await story.callbacksOf(contactId)).toBe(0);
    await button(window.panel, 'Callback').click();
    await story.answerCallback();
    await card(window, 'resumed').waitFor();
    expect(await story.callbacksOf(contactId)).toBe(1);
  });

  it('says that the line was busy, and calls again when the agent asks for it', async () => {
    const { story } = told;
    const window = await story.open();
    const contactId = await talkAndDrop(window);
    await choose(window, 'Yes, resume');
    await story.caller.post(`calls/${await story.callbackRings()}/busy`);
    await window.panel.getByText('The line is busy. Wait a moment, then try again.').waitFor();
    await button(window.panel, 'Callback').click();
    await story.answerCallback();
    await card(window, 'resumed').waitFor();
    expect(await story.callbacksOf(contactId)).toBe(2);
  });
});

describe('the contact in the softphone of the workspace', () => {
  it('takes the question away when the agent clears it', async () => {
    const { story } = told;
    const window = await story.open();
    const contactId = await talkAndDrop(window);
    await button(softphone(window), 'Clear contact').click();
    await window.panel.getByText('No dropped calls').waitFor();
    expect(await question(window).count()).toBe(0);
    expect(await story.callbacksOf(contactId)).toBe(0);
  });

  it('takes the card away when the agent clears it after the question has lapsed', async () => {
    const window = await told.story.open();
    await talkAndDrop(window);
    await letItStand(window);
    await button(softphone(window), 'Clear contact').click();
    await window.panel.getByText('No dropped calls').waitFor();
  });
});
