/** The agent's page as the stack serves it. */
import { expect, it } from 'vitest';
import { serveDeployed } from '../deployed-pages.ts';
import { answerQuestion } from './agent-window.ts';
import { useCcpStory } from './ccp-story.ts';

const at = useCcpStory();

it('signs in without a word, asks about a drop, and has the customer called back', async () => {
  const { story } = at;
  const browser = await story.browser();
  const asked = await serveDeployed(browser, story.info, 'agent');
  await story.askPatiently();
  const agent = await story.open({}, browser);
  await story.droppedCall(agent);
  await answerQuestion(agent, 'Yes, resume');
  await agent.page.getByText('Calling the customer').waitFor();
  expect([...asked]).toEqual(expect.arrayContaining(['index.html', 'page.js', 'sign-in.js', 'signed-in.js']));
});
