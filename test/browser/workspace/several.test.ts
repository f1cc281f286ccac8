/** Two windows for one agent, and two dropped calls in one window. */
import { describe, expect, it } from 'vitest';
import { useWorkspaceStory } from './workspace-story.ts';
import { button, card, choose, question, type Window } from './workspace-window.ts';

const told = useWorkspaceStory();

describe('two windows of the workspace', () => {
  const openTwo = async (): Promise<[Window, Window]> => {
    const browser = await told.story.browser();
    return [await told.story.open({ browser }), await told.story.open({ browser })];
  };

  const droppedInBoth = async (windows: readonly Window[]): Promise<string> => {
    const call = await told.story.pastCall();
    await told.story.tellOfDrop(call);
    for (const window of windows) await question(window).waitFor();
    return call.contactId;
  };

  it('both ask, and when the agent answers in one the other follows', async () => {
    const { story } = told;
    const [one, other] = await openTwo();
    const contactId = await droppedInBoth([one, other]);
    await choose(one, 'Yes, resume');
    await card(other, 'dialling').waitFor();
    expect(await question(other).count()).toBe(0);
    await story.answerCallback();
    for (const window of [one, other]) await card(window, 'resumed').waitFor();
    await button(other.panel, 'Finalise').click();
    for (const window of [one, other]) await window.panel.getByText('No dropped calls').waitFor();
    expect(await story.callbacksOf(contactId)).toBe(1);
  });

  it('call the customer once when the agent says yes in both at the same time', async () => {
    const { story } = told;
    const windows = await openTwo();
    const contactId = await droppedInBoth(windows);
    await Promise.all(windows.map((window) => choose(window, 'Yes, resume')));
    for (const window of windows) await card(window, 'dialling').waitFor();
    await story.answerCallback();
    for (const window of windows) await card(window, 'resumed').waitFor();
    expect(await story.callbacksOf(contactId)).toBe(1);
  });

  it('close both when the agent says no in one, and call nobody', async () => {
    const { story } = told;
    const [one, other] = await openTwo();
    const contactId = await droppedInBoth([one, other]);
    await choose(one, 'No, end');
    for (const window of [one, other]) await window.panel.getByText('No dropped calls').waitFor();
    expect(await story.callbacksOf(contactId)).toBe(0);
  });
});

describe('two dropped calls', () => {
  it('are two cards: the agent picks one, and the other stays until it is closed too', async () => {
    const { story } = told;
    const window = await story.open();
    const [first, second] = [await story.finishedCall(), await story.finishedCall()];
    for (const call of [first, second]) await story.tellOfDrop(call);
    const shown = (contactId: string) => window.panel.locator(`[data-interruption="${contactId}"]`);
    for (const { contactId } of [first, second])
      await shown(contactId).first().waitFor({ state: 'attached' });
    // Closed contacts ask nothing: their cards may have come up behind what the agent looks at.
    await window.page.getByRole('tab', { name: /^Rejoin/ }).click();
    await window.page.clock.fastForward(11_000);
    const of = (contactId: string) => window.panel.locator(`.card[data-interruption="${contactId}"]`);
    await button(of(first.contactId), 'Callback').click();
    await story.answerCallback();
    await card(window, 'resumed').waitFor();
    expect(await of(first.contactId).getAttribute('data-state')).toBe('resumed');
    expect(await of(second.contactId).getAttribute('data-state')).toBe('offered');
    expect(await story.callbacksOf(first.contactId)).toBe(1);
    expect(await story.callbacksOf(second.contactId)).toBe(0);
    await button(of(first.contactId), 'Finalise').click();
    await of(first.contactId).waitFor({ state: 'detached' });
    await button(of(second.contactId), 'Finalise').click();
    await window.panel.getByText('No dropped calls').waitFor();
  });
});
