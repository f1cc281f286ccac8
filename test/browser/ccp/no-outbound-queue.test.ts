/** A queue without a queue to call out on: nothing is asked that cannot be done. */
import { expect, it } from 'vitest';
import { queueNamed } from '../../scenarios/outsider.ts';
import { cards, finalise, inCcp, onCard, question } from './agent-window.ts';
import { useCcpStory } from './ccp-story.ts';

const at = useCcpStory();

it('is a card that says whom to ask, with nothing to press but Finalise', async () => {
  const { story } = at;
  const queueId = queueNamed(story.info, 'Sales');
  await story.setQueue({ queueId, callbackEnabled: true });
  const agent = await story.open({ query: 'agent=ben' });
  await story.droppedCall(agent, { queueId });
  await cards(agent).waitFor();
  expect(await question(agent).count()).toBe(0);
  await agent.page.getByText('Ask your supervisor for an outbound queue.').waitFor();
  expect(await onCard(agent, 'Callback').isDisabled()).toBe(true);
  await finalise(agent);
  await inCcp(agent, 'Clear contact').waitFor({ state: 'detached' });
});
