/** The page's real WebSocket is cut around the choice: the panel says so, comes back, and nobody is called twice. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { callsFor } from '../../scenarios/outsider.ts';
import { cutWords, Wire } from '../wire.ts';
import { type AgentWindow, answerQuestion, isOnline, onCard, question } from './agent-window.ts';
import { useCcpStory } from './ccp-story.ts';

const at = useCcpStory();
let wire: Wire;
let agent: AgentWindow;

beforeAll(async () => {
  wire = await Wire.open();
  await at.story.askPatiently();
});
afterAll(() => wire?.close());
beforeEach(async () => {
  wire.mend();
  const browser = await at.story.browser({ proxy: wire.proxy });
  agent = await at.story.open({ foreseen: cutWords }, browser);
});

const offline = () => agent.page.getByRole('alert').filter({ hasText: 'No connection. Trying again' });
const dialling = () => agent.page.locator('.card[data-state=dialling]').waitFor();

/** Closed buttons, honest words; and back without a reload once the wire is mended. */
const cutAndSeeIt = async (): Promise<void> => {
  wire.cut();
  await offline().waitFor();
};
const backAgain = async (): Promise<void> => {
  wire.mend();
  await isOnline(agent.page);
};

/** The one call that was made, and no other after it, reaches customer and agent. */
const resumedByOneCall = async (contactId: string): Promise<void> => {
  await at.story.resume(agent);
  expect(await callsFor(at.story.info, contactId)).toHaveLength(1);
};

describe('the socket is cut', () => {
  it('before the choice: the question keeps its time with closed buttons, and yes works once it is back', async () => {
    const contactId = await at.story.droppedCall(agent);
    await question(agent).waitFor();
    await cutAndSeeIt();
    expect(await question(agent).getByRole('button', { name: 'Yes, resume' }).isDisabled()).toBe(true);
    expect(await callsFor(at.story.info, contactId)).toEqual([]);
    await backAgain();
    await answerQuestion(agent, 'Yes, resume');
    await resumedByOneCall(contactId);
  });

  it('while the answer to the choice is on its way: asked again under the same id, one call is made', async () => {
    const contactId = await at.story.droppedCall(agent);
    await question(agent).waitFor();
    wire.keepAnswersBack();
    const yes = question(agent).getByRole('button', { name: 'Yes, resume' });
    await yes.click({ delay: 600 });
    await at.story.callbackRings();
    expect(await yes.isDisabled()).toBe(true);
    await cutAndSeeIt();
    await backAgain();
    await dialling();
    await resumedByOneCall(contactId);
  });

  it('after the choice: what happened meanwhile is there once it is back', async () => {
    const contactId = await at.story.droppedCall(agent);
    await answerQuestion(agent, 'Yes, resume');
    await dialling();
    await cutAndSeeIt();
    await at.story.caller.post(`calls/${await at.story.callbackRings()}/busy`);
    await at.story.until(
      'the callback has failed',
      contactId,
      ({ attempt, state }) => attempt === 1 && state === 'offered',
    );
    expect(await agent.page.locator('.card[data-state=dialling]').count()).toBe(1);
    await backAgain();
    await agent.page.getByText('The line is busy.').waitFor();
    await onCard(agent, 'Callback').click();
    await dialling();
    await at.story.resume(agent);
    expect(await callsFor(at.story.info, contactId)).toHaveLength(2);
  });
});
