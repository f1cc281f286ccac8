/** The callback itself breaks off: a new question of the same protocol, beside the card of the first call. */
import { expect, it } from 'vitest';
import { answerQuestion, cards, question } from './agent-window.ts';
import { useCcpStory } from './ccp-story.ts';

const at = useCcpStory();

it('asks again above the old card, which no longer says that they are together', async () => {
  const { story } = at;
  const agent = await story.open();
  const contactId = await story.droppedCall(agent);
  await answerQuestion(agent, 'Yes, resume');
  await story.resume(agent);
  const [callback] = story.softphone('amina');
  await story.caller.post(`calls/${callback?.contactId}/drop`);
  await question(agent).waitFor();
  await cards(agent).getByText('The callback dropped too').waitFor();
  expect(await agent.page.getByText('You are together again.').count()).toBe(0);
  expect(await question(agent).innerText()).toContain(contactId);
  expect(await cards(agent).innerText()).toContain(contactId);
  const [asked, old] = await Promise.all([question(agent).boundingBox(), cards(agent).boundingBox()]);
  expect(asked?.y).toBeLessThan(old?.y ?? 0);
  await answerQuestion(agent, 'No, end');
  await cards(agent).getByText('The callback dropped too').waitFor();
});
