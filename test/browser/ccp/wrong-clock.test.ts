/** The browser's clock is wrong; the deadline is the server's. */
import { expect, it } from 'vitest';
import { minutes, seconds } from '../../../core/time.ts';
import { onCard, question } from './agent-window.ts';
import { useCcpStory } from './ccp-story.ts';

const at = useCcpStory();

/** The way of a frame from the server to a page on a busy machine. */
const underway = seconds(0.7);

it.each([
  ['right', 0],
  ['five minutes ahead', minutes(5)],
  ['five minutes behind', -minutes(5)],
])(
  'with a clock that is %s the question asks until the server’s deadline, and the button stands',
  async (_, clockAhead) => {
    const { story } = at;
    const agent = await story.open({ clockAhead });
    await story.droppedCall(agent);
    await question(agent).waitFor();
    const [view] = await story.views('amina');
    const deadline = (view?.popupUntil ?? Number.NaN) + clockAhead;
    await agent.page.clock.pauseAt(deadline - seconds(1));
    expect(await agent.page.getByTestId('countdown').textContent()).toMatch(/^[12]$/);
    await agent.page.clock.runFor(seconds(1) + underway);
    expect(await question(agent).count()).toBe(0);
    expect(await onCard(agent, 'Callback').isEnabled()).toBe(true);
  },
);
