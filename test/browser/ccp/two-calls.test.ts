/** One agent, two interrupted calls. */
import { expect, it } from 'vitest';
import { callsFor } from '../../scenarios/outsider.ts';
import { cards, inCcp } from './agent-window.ts';
import { useCcpStory } from './ccp-story.ts';

const at = useCcpStory();

it('are two cards; the agent calls either of them back, and the other stays', async () => {
  const { story } = at;
  const agent = await story.open();
  const [older, newer] = [await story.pastCall(), await story.pastCall({ number: '+5511987654377' })];
  await story.tellOfDrop(older, 60);
  await story.tellOfDrop(newer, 40);
  await expect.poll(() => cards(agent).count()).toBe(2);
  const cardOf = ({ contactId }: { readonly contactId: string }) =>
    agent.page.locator(`[data-interruption="${contactId}"]`);
  const callBack = (call: { readonly contactId: string }) =>
    cardOf(call).getByRole('button', { name: 'Callback' });
  await callBack(older).click();
  await cardOf(older).getByText('Calling the customer').waitFor();
  expect(await callBack(newer).isEnabled()).toBe(true);
  expect(await cardOf(newer).getAttribute('data-state')).toBe('offered');
  expect(await callsFor(story.info, newer.contactId)).toEqual([]);
  await inCcp(agent, 'Clear contact').first().waitFor();
  await story.caller.post(`calls/${await story.callbackRings()}/busy`);
  await cardOf(older).getByText('The line is busy.').waitFor();
  await callBack(newer).click();
  await cardOf(newer).getByText('Calling the customer').waitFor();
  expect(await cardOf(older).getAttribute('data-state')).toBe('offered');
  await story.caller.post(`calls/${await story.callbackRings()}/busy`);
  await cardOf(newer).getByText('The line is busy.').waitFor();
  for (const call of [older, newer]) expect(await callsFor(story.info, call.contactId)).toHaveLength(1);
});
