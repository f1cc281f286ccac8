/** What the agent has typed into the contact's form outlives a reload. */
import { expect, it } from 'vitest';
import { isOnline } from './agent-window.ts';
import { useCcpStory } from './ccp-story.ts';

const at = useCcpStory();

it('the last keys before a reload are not lost', async () => {
  const { story } = at;
  const agent = await story.open();
  await story.tellOfDrop(await story.pastCall(), 60);
  const field = agent.page.getByLabel('What was it about?');
  for (const text of ['An invoice', 'An invoice of May', '']) {
    await field.fill(text);
    await agent.page.reload();
    await isOnline(agent.page);
    await expect.poll(() => field.inputValue()).toBe(text);
  }
});
