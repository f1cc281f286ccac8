/** The agent's page of production on the running laptop: real Amazon Connect Streams, simulated CCP. */
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type CallerSide, callerSide } from '../../../local/demo/caller-side.ts';
import { type Laptop, startLaptop } from '../../../local/laptop.ts';
import { sampleCall } from '../../../local/sample-centre.ts';
import { busOf, dropOf, readLocalInfo, seedContact } from '../../scenarios/outsider.ts';
import { launchBrowser } from '../browser.ts';
import { type AgentWindow, answerQuestion, openAgentWindow } from './agent-window.ts';

let laptop: Laptop;
let browser: Browser;
let caller: CallerSide;
let agent: AgentWindow;

beforeAll(async () => {
  [laptop, browser] = await Promise.all([startLaptop({ port: 0 }), launchBrowser()]);
  caller = callerSide(laptop.url, laptop.connect);
});
afterAll(async () => {
  await browser?.close();
  await laptop?.stop();
});
beforeEach(async () => {
  agent = await openAgentWindow(browser, laptop.url, 'agent=amina');
});
afterEach(async () => {
  expect(agent.problems).toEqual([]);
  expect(agent.foreign).toEqual([]);
  await agent.page.close();
});

const onSoftphone = () =>
  laptop.connect.world().agents.find(({ id }) => id === sampleCall.agentId)?.contacts ?? [];
const inCcp = (name: string) => agent.ccp.getByRole('button', { name });
const card = () => agent.page.locator('.card');
const finalise = () => card().getByRole('button', { name: 'Finalise' }).click();
const emptied = () => agent.page.getByText('No dropped calls').waitFor();

/** A customer calls, the agent takes it in the CCP, the line breaks. */
const droppedCall = async (): Promise<string> => {
  const { from, queueId, attributes } = sampleCall;
  const { contactId } = await caller.post('calls', { from, queueId, attributes });
  await inCcp('Accept call').click();
  await inCcp('Hang up').waitFor();
  await caller.post(`calls/${contactId}/drop`);
  await inCcp('Clear contact').waitFor();
  return String(contactId);
};

describe('the panel beside the CCP', () => {
  it('takes the agent from the drop over yes to the resumed call, and finalising clears the callback in the CCP', async () => {
    await droppedCall();
    await answerQuestion(agent.page, 'Yes, resume');
    const callback = await caller.until('the callback rings', ({ calls }) =>
      calls.find(({ kind, state }) => kind === 'callback' && state === 'ringing'),
    );
    await caller.post(`calls/${callback.contactId}/answer`);
    await inCcp('Accept call').click();
    await agent.page.getByText('Call resumed').waitFor();
    await inCcp('Hang up').click();
    await inCcp('Clear contact').waitFor();
    await finalise();
    await emptied();
    await inCcp('Clear contact').waitFor({ state: 'detached' });
    expect(onSoftphone()).toEqual([]);
  });

  it('calls nobody when the agent says no, and leaves the after-contact work to the agent', async () => {
    const before = laptop.connect.world().calls.length;
    const contactId = await droppedCall();
    await answerQuestion(agent.page, 'No, end');
    await emptied();
    expect(onSoftphone()).toMatchObject([{ contactId, state: 'after-contact-work' }]);
    expect(laptop.connect.world().calls).toHaveLength(before + 1);
    await inCcp('Clear contact').click();
    await inCcp('Clear contact').waitFor({ state: 'detached' });
  });

  it('closes the card when the agent clears the contact in the CCP', async () => {
    await droppedCall();
    await agent.page.getByRole('alertdialog').waitFor();
    await inCcp('Clear contact').click();
    await emptied();
  });

  it('asks again after a reload in the middle of after-contact work, and finalising clears the contact', async () => {
    await droppedCall();
    await agent.page.getByRole('alertdialog').waitFor();
    await agent.page.reload();
    await agent.page.getByRole('alertdialog').waitFor();
    await agent.page.getByRole('alertdialog').waitFor({ state: 'detached' });
    await finalise();
    await emptied();
    await inCcp('Clear contact').waitFor({ state: 'detached' });
    expect(onSoftphone()).toEqual([]);
  }, 60_000);
});

it('speaks the language that the agent set in the CCP', async () => {
  await agent.page.goto(`${laptop.url}/agent/?agent=amina&lang=pt-BR`);
  await agent.page.getByText('Conectado', { exact: true }).waitFor();
  expect(await agent.page.locator('html').getAttribute('lang')).toBe('pt-BR');
});

it('fits every window from a telephone to a wide screen', async () => {
  for (const width of [320, 760, 761, 1_024, 1_400]) {
    await agent.page.setViewportSize({ width, height: 800 });
    const overflow = await agent.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect({ width, overflow }).toEqual({ width, overflow: 0 });
  }
});

it('sends whoever opens it under another name of this machine to the name that the socket takes', async () => {
  const { port } = new URL(laptop.url);
  await agent.page.goto(`http://localhost:${port}/agent?agent=ben`);
  await agent.page.getByText('Connected', { exact: true }).waitFor();
  expect(agent.page.url()).toBe(`${laptop.url}/agent/?agent=ben`);
});

describe('a drop that becomes known while the agent talks to somebody else', () => {
  it('is a quiet card, and asks only when they have finished', async () => {
    const info = await readLocalInfo(laptop.url);
    const { from, queueId, agentId } = sampleCall;
    const past = await seedContact(info, { queueId, agentId });
    await inCcp('Clear contact').click();
    await caller.post('calls', { from, queueId });
    await inCcp('Accept call').click();
    await inCcp('Hang up').waitFor();
    const bus = busOf(info);
    await bus.put(dropOf(info, past));
    bus.stop();
    await card().waitFor();
    expect(await agent.page.getByRole('alertdialog').count()).toBe(0);
    await inCcp('Hang up').click();
    await agent.page.getByRole('alertdialog').waitFor();
    await answerQuestion(agent.page, 'No, end');
    await emptied();
    await inCcp('Clear contact').click();
  });
});
