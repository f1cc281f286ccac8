/** An agent whom the page does not know signs in by clicks, and works. */
import { decodeJwt } from 'jose';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { usernameClaim } from '../../../local/sign-in/sign-in.ts';
import { type AgentWindow, isOnline } from './agent-window.ts';
import { useCcpStory } from './ccp-story.ts';

const at = useCcpStory();

/** The page of a centre does not know its agent; the laptop's does, by ?agent=, unless it is not told. */
const unknownAgent = async (): Promise<AgentWindow> => {
  const browser = await at.story.browser();
  await browser.route('**/agent/config.json*', async (route) => {
    const { signIn, ...config } = await (await route.fetch()).json();
    await route.fulfill({ json: { ...config, signIn: { ...signIn, loginHint: undefined } } });
  });
  return at.story.open({ status: 'signed-out' }, browser);
};

/** The one that the agent's click opens. */
const windowOf = async ({ page }: AgentWindow): Promise<Page> => {
  const [popUp] = await Promise.all([
    page.waitForEvent('popup'),
    page.getByRole('button', { name: 'Sign in again' }).click(),
  ]);
  return popUp;
};

it('is asked who they are in a window of its own, and a drop is asked about afterwards', async () => {
  const { story } = at;
  const agent = await unknownAgent();
  await agent.page.getByRole('alert').filter({ hasText: 'You are signed out.' }).waitFor();
  const popUp = await windowOf(agent);
  const closed = popUp.waitForEvent('close');
  await popUp.getByRole('button', { name: 'amina' }).click();
  await closed;
  await isOnline(agent.page);
  expect(await agent.page.locator('#problem').textContent()).toBe('');
  await story.droppedCall(agent);
  await agent.page.getByRole('alertdialog').waitFor();
});

it('is told in words when they close that window, and may try again', async () => {
  const agent = await unknownAgent();
  const popUp = await windowOf(agent);
  await popUp.getByRole('heading', { name: 'Who are you?' }).waitFor();
  await popUp.close();
  await agent.page.getByText('The sign-in window was closed before you were signed in.').waitFor();
  const second = await windowOf(agent);
  await second.getByRole('button', { name: 'amina' }).click();
  await isOnline(agent.page);
});

it('is nobody else in a browser that two agents share', async () => {
  const { story } = at;
  const browser = await story.browser();
  const names: unknown[] = [];
  browser.on('request', (request) => {
    if (request.url() !== story.info.ticketUrl || request.method() !== 'POST') return;
    const token = request.headers().authorization?.replace('Bearer ', '') ?? '';
    names.push(decodeJwt(token)[usernameClaim]);
  });
  await story.open({ query: 'agent=amina' }, browser);
  await story.open({ query: 'agent=ben' }, browser);
  expect(names).toEqual(['amina', 'ben']);
});
