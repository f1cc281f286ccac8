/** The same agent in two tabs of one browser. */
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { callsFor } from '../../scenarios/outsider.ts';
import { notesOf, takeNotes } from '../attention-notes.ts';
import { Wire } from '../wire.ts';
import { type AgentWindow, cards, letItLapse, onCard, question } from './agent-window.ts';
import { patience, useCcpStory } from './ccp-story.ts';

const at = useCcpStory();
let wire: Wire;
let tabs: readonly [AgentWindow, AgentWindow];

beforeAll(async () => {
  wire = await Wire.open();
  await at.story.askPatiently();
});
afterAll(() => wire?.close());
beforeEach(async () => {
  wire.mend();
  const browser = await at.story.browser({ proxy: wire.proxy });
  await browser.addInitScript(takeNotes);
  tabs = [await at.story.open({ clockAhead: 0 }, browser), await at.story.open({ clockAhead: 0 }, browser)];
});

const yes = (tab: AgentWindow) => question(tab).getByRole('button', { name: 'Yes, resume' });

const bothAskLongEnough = async (): Promise<void> => {
  for (const tab of tabs) await question(tab).waitFor();
  // Both tabs have one clock.
  await tabs[0].page.clock.runFor(600);
};

const bothSay = async (title: string): Promise<void> => {
  for (const tab of tabs) await cards(tab).getByText(title).waitFor();
};

it('a choice in one is followed by the other, and one call is made', async () => {
  const contactId = await at.story.droppedCall(tabs[0]);
  await bothAskLongEnough();
  await yes(tabs[0]).click();
  await bothSay('Calling the customer');
  await at.story.resume(tabs[1]);
  await bothSay('Call resumed');
  expect(await callsFor(at.story.info, contactId)).toHaveLength(1);
});

it('yes in both before either has its answer makes one call, and both show it', async () => {
  const contactId = await at.story.droppedCall(tabs[0]);
  await bothAskLongEnough();
  wire.keepAnswersBack();
  for (const tab of tabs) await yes(tab).click();
  await at.story.callbackRings();
  for (const tab of tabs) expect(await yes(tab).isDisabled()).toBe(true);
  wire.mend();
  await bothSay('Calling the customer');
  await at.story.resume(tabs[1]);
  await bothSay('Call resumed');
  expect(await callsFor(at.story.info, contactId)).toHaveLength(1);
});

it('no in one closes the question in the other, and nobody is called', async () => {
  const contactId = await at.story.droppedCall(tabs[0]);
  await bothAskLongEnough();
  await question(tabs[0]).getByRole('button', { name: 'No, end' }).click();
  for (const tab of tabs) await tab.page.getByText('No dropped calls').waitFor();
  expect(await callsFor(at.story.info, contactId)).toEqual([]);
});

it.each(['the question', 'the card'])('a double click on %s makes one call', async (place) => {
  const contactId = await at.story.droppedCall(tabs[0]);
  await bothAskLongEnough();
  if (place === 'the card') await letItLapse(tabs[0], patience);
  await (place === 'the card' ? onCard(tabs[0], 'Callback') : yes(tabs[0])).dblclick();
  await bothSay('Calling the customer');
  await at.story.resume(tabs[0]);
  expect(await callsFor(at.story.info, contactId)).toHaveLength(1);
});

it('one of two tabs that nobody looks at calls the agent, by tone and notification', async () => {
  for (const { page } of tabs) await page.evaluate(() => Object.assign(document, { hasFocus: () => false }));
  await at.story.droppedCall(tabs[0]);
  await bothAskLongEnough();
  for (const { page } of tabs) await page.evaluate(() => navigator.locks.query());
  const heard = await Promise.all(tabs.map(({ page }) => notesOf(page)));
  expect(heard.map(({ claims }) => claims)).toEqual([1, 1]);
  expect(heard.map(({ beeps }) => beeps).sort()).toEqual([0, 1]);
  expect(heard.flatMap(({ notifications }) => notifications)).toEqual(['Your call dropped?']);
});
