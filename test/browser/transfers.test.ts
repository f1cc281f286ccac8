/** Two agents at their pages, each in a browser of their own: the one who had the customer is asked, the other is not. */
import { beforeEach, describe, expect, it } from 'vitest';
import { sampleCall } from '../../local/sample-centre.ts';
import { queueNamed } from '../scenarios/outsider.ts';
import { type AgentWindow, answerQuestion, inCcp, question } from './ccp/agent-window.ts';
import { useCcpStory } from './ccp/ccp-story.ts';

const at = useCcpStory();
let amina: AgentWindow;
let ben: AgentWindow;

/** A customer is talking to amina; ben, who serves the same queue, is free. @returns the contact id */
const call = async (): Promise<string> => {
  const { caller, info } = at.story;
  await caller.post('agents/ben/status', { status: 'Break' });
  const { contactId } = await caller.post('calls', {
    from: sampleCall.from,
    queueId: queueNamed(info, 'Billing'),
    attributes: { protocol: 'P-77' },
  });
  await inCcp(amina, 'Accept call').click();
  await inCcp(amina, 'Hang up').waitFor();
  await caller.post('agents/ben/status', { status: 'Available' });
  return String(contactId);
};

/** `Transfer` at once, or `Ask first`. */
const sendToBen = async (how: 'Transfer' | 'Ask first'): Promise<void> => {
  await amina.ccp.getByRole('combobox', { name: 'Transfer to' }).selectOption({ label: 'Ben Okafor' });
  await inCcp(amina, how).click();
  await inCcp(ben, 'Accept call').waitFor();
};

const benAccepts = async (): Promise<void> => {
  await inCcp(ben, 'Accept call').click();
  await inCcp(ben, 'Hang up').waitFor();
};

/** The line breaks, this agent is asked and says yes, and the callback comes back to them. */
const resumedBy = async (agent: AgentWindow, other: AgentWindow, contactId: string): Promise<void> => {
  await at.story.caller.post(`calls/${contactId}/drop`);
  await question(agent).waitFor();
  expect(await question(other).count()).toBe(0);
  await answerQuestion(agent, 'Yes, resume');
  await at.story.resume(agent);
  expect(await question(other).count()).toBe(0);
  expect(await other.page.locator('.card').count()).toBe(0);
};

beforeEach(async () => {
  amina = await at.story.open({ query: 'agent=amina' });
  ben = await at.story.open({ query: 'agent=ben' });
});

describe('a blind transfer', () => {
  it('that ben has accepted: ben is asked, and the callback comes back to him', async () => {
    const contactId = await call();
    await sendToBen('Transfer');
    await benAccepts();
    await resumedBy(ben, amina, contactId);
    expect(at.story.softphone('ben')).toMatchObject([
      { state: 'connected', attributes: { protocol: 'P-77' } },
    ]);
  }, 60_000);

  it('that ben has not accepted yet: amina is asked, and the callback comes back to her', async () => {
    const contactId = await call();
    await sendToBen('Transfer');
    await resumedBy(amina, ben, contactId);
    expect(at.story.softphone('ben')).toEqual([]);
  }, 60_000);
});

describe('an assisted transfer', () => {
  it('that is complete: ben is asked, and the callback comes back to him', async () => {
    const contactId = await call();
    await sendToBen('Ask first');
    await benAccepts();
    await inCcp(amina, 'Complete transfer').click();
    await inCcp(amina, 'Clear contact').waitFor();
    await resumedBy(ben, amina, contactId);
  }, 60_000);

  it('that ben has not accepted yet: amina is asked, and the callback comes back to her', async () => {
    const contactId = await call();
    await sendToBen('Ask first');
    await resumedBy(amina, ben, contactId);
    expect(at.story.softphone('ben')).toEqual([]);
  }, 60_000);
});
