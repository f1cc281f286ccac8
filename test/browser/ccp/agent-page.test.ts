/** The agent's page of production on the running laptop: real Amazon Connect Streams, simulated CCP. */
import { beforeEach, describe, expect, it } from 'vitest';
import { sampleCall } from '../../../local/sample-centre.ts';
import { type AgentWindow, answerQuestion, cards, finalise, inCcp, question } from './agent-window.ts';
import { useCcpStory } from './ccp-story.ts';

const at = useCcpStory();
let agent: AgentWindow;

beforeEach(async () => {
  agent = await at.story.open();
});

const emptied = () => agent.page.getByText('No dropped calls').waitFor();
const cleared = () => inCcp(agent, 'Clear contact').waitFor({ state: 'detached' });

describe('the panel beside the CCP', () => {
  it('takes the agent from the drop over yes to the resumed call, and finalising clears the callback in the CCP', async () => {
    await at.story.droppedCall(agent);
    await answerQuestion(agent, 'Yes, resume');
    await at.story.resume(agent);
    await inCcp(agent, 'Hang up').click();
    await inCcp(agent, 'Clear contact').waitFor();
    await finalise(agent);
    await cleared();
    expect(at.story.softphone('amina')).toEqual([]);
  });

  it('calls nobody when the agent says no, and leaves the after-contact work to the agent', async () => {
    const before = at.story.laptop.connect.world().calls.length;
    const contactId = await at.story.droppedCall(agent);
    await answerQuestion(agent, 'No, end');
    await emptied();
    expect(at.story.softphone('amina')).toMatchObject([{ contactId, state: 'after-contact-work' }]);
    expect(at.story.laptop.connect.world().calls).toHaveLength(before + 1);
    await inCcp(agent, 'Clear contact').click();
    await cleared();
  });

  it('closes the card when the agent clears the contact in the CCP', async () => {
    await at.story.droppedCall(agent);
    await question(agent).waitFor();
    await inCcp(agent, 'Clear contact').click();
    await emptied();
  });

  it('asks again after a reload in the middle of after-contact work, and finalising clears the contact', async () => {
    await at.story.droppedCall(agent);
    await question(agent).waitFor();
    await agent.page.reload();
    await question(agent).waitFor();
    await question(agent).waitFor({ state: 'detached' });
    await finalise(agent);
    await cleared();
    expect(at.story.softphone('amina')).toEqual([]);
  }, 60_000);
});

it('fits every window from a telephone to a wide screen', async () => {
  for (const width of [320, 760, 761, 1_024, 1_400]) {
    await agent.page.setViewportSize({ width, height: 800 });
    const overflow = await agent.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect({ width, overflow }).toEqual({ width, overflow: 0 });
  }
});

it('sends whoever opens it under another name of this machine to the name that the socket takes', async () => {
  const { port } = new URL(at.story.laptop.url);
  await agent.page.goto(`http://localhost:${port}/agent?agent=ben`);
  await agent.page.getByText('Connected', { exact: true }).waitFor();
  expect(agent.page.url()).toBe(`${at.story.laptop.url}/agent/?agent=ben`);
});

describe('a drop that becomes known while the agent talks to somebody else', () => {
  it('is a quiet card, and asks only when they have finished', async () => {
    const { from, queueId } = sampleCall;
    await at.story.caller.post('calls', { from, queueId });
    await inCcp(agent, 'Accept call').click();
    await inCcp(agent, 'Hang up').waitFor();
    await at.story.tellOfDrop(await at.story.pastCall());
    await cards(agent).waitFor();
    expect(await question(agent).count()).toBe(0);
    await inCcp(agent, 'Hang up').click();
    await question(agent).waitFor();
    await answerQuestion(agent, 'No, end');
    await emptied();
  });
});
