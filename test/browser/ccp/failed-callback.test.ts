/** A callback that reaches nobody: the card says so in words and lets the agent call again. */
import { expect, it } from 'vitest';
import { callsFor } from '../../scenarios/outsider.ts';
import { answerQuestion, finalise, inCcp, onCard, question } from './agent-window.ts';
import { useCcpStory } from './ccp-story.ts';

const at = useCcpStory();

it.each([
  ['a busy line', 'TELECOM_BUSY', 'The line is busy. Wait a moment, then try again.'],
  ['no answer', 'TELECOM_UNANSWERED', 'Nobody answered. You can try again.'],
])(
  '%s is said on the card, without another question, and calling again resumes',
  async (_, reason, words) => {
    const { story } = at;
    const agent = await story.open();
    const contactId = await story.droppedCall(agent);
    await answerQuestion(agent, 'Yes, resume');
    await story.caller.post(`calls/${await story.callbackRings()}/busy`, { reason });
    await agent.page.getByText('The callback did not go through').waitFor();
    await agent.page.getByText(words).waitFor();
    expect(await question(agent).count()).toBe(0);
    await onCard(agent, 'Callback').click();
    await story.resume(agent);
    expect(await callsFor(story.info, contactId)).toHaveLength(2);
    await inCcp(agent, 'Hang up').click();
    await finalise(agent);
    await inCcp(agent, 'Clear contact').waitFor({ state: 'detached' });
  },
);
