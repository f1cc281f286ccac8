/** The network between the workspace and the server fails around the agent's choice; nothing is lost and nobody is called twice. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { cutWords, Wire } from '../wire.ts';
import { useWorkspaceStory } from './workspace-story.ts';
import { button, card, choose, question, talkAndDrop, type Window } from './workspace-window.ts';

const told = useWorkspaceStory();

let wire: Wire;
let window: Window;

beforeAll(async () => {
  wire = await Wire.open();
});
afterAll(() => wire?.close());
beforeEach(async () => {
  wire.mend();
  const browser = await told.story.browser({ proxy: wire.proxy });
  window = await told.story.open({ browser, foreseen: cutWords });
});

const saysOffline = ({ panel }: Window): Promise<void> =>
  panel.getByText('No connection. Trying again; nothing is lost.').waitFor();

const isBack = ({ panel }: Window): Promise<void> => panel.locator('section[data-status=online]').waitFor();

describe('a workspace whose connection breaks', () => {
  it('before the choice: says so, takes no answer, and asks on when it is back', async () => {
    const { story } = told;
    const contactId = await talkAndDrop(window);
    wire.cut();
    await saysOffline(window);
    expect(await button(window.panel, 'Yes, resume').getAttribute('aria-disabled')).toBe('true');
    wire.mend();
    await isBack(window);
    await choose(window, 'Yes, resume');
    await story.answerCallback();
    await card(window, 'resumed').waitFor();
    expect(await story.callbacksOf(contactId)).toBe(1);
  });

  it('during the choice, its answer lost: shows what came of it when it is back, and calls once', async () => {
    const { story } = told;
    const contactId = await talkAndDrop(window);
    wire.keepAnswersBack();
    const chosen = choose(window, 'Yes, resume');
    await story.callbackRings();
    expect(await question(window).count()).toBe(1);
    wire.cut();
    await saysOffline(window);
    wire.mend();
    await card(window, 'dialling').waitFor();
    await chosen;
    await story.answerCallback();
    await card(window, 'resumed').waitFor();
    expect(await story.callbacksOf(contactId)).toBe(1);
  });

  it('after the choice: shows the call that was resumed in the meantime', async () => {
    const { story } = told;
    const contactId = await talkAndDrop(window);
    await choose(window, 'Yes, resume');
    await card(window, 'dialling').waitFor();
    wire.cut();
    await saysOffline(window);
    await story.answerCallback();
    expect(await card(window, 'dialling').count()).toBe(1);
    wire.mend();
    await card(window, 'resumed').waitFor();
    expect(await story.callbacksOf(contactId)).toBe(1);
  });
});

describe('the service of the workspace', () => {
  it('opens the panel for a drop that it was cut off from, as soon as it is back', async () => {
    const { story } = told;
    wire.cut();
    const call = await story.pastCall();
    await story.tellOfDrop(call);
    expect(await window.page.getByRole('tab').count()).toBe(1);
    wire.mend();
    await question(window).waitFor();
  });
});
