/** The agent's sign-in has ended: the panel asks for it, once, and works again without a reload. */
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { minutes } from '../../../core/time.ts';
import { agentNamed } from '../../scenarios/outsider.ts';
import { answerQuestion, isOnline } from './agent-window.ts';
import { useCcpStory } from './ccp-story.ts';

const at = useCcpStory();

/** An installation's sign-in module: its first token has expired, the ones after it are good. */
const expiring = (token: string): string => `
  let asked = 0;
  export const signIn = async () => (asked++ === 0 ? 'expired' : ${JSON.stringify(token)});`;

const ticketsAskedOf = (page: Page, ticketUrl: string) => {
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url() === ticketUrl) asked.push(request.url());
  });
  return asked;
};

it('is said, not tried in a loop, and after signing in again a drop is asked about', async () => {
  const { story } = at;
  const browser = await story.browser();
  const body = expiring(agentNamed(story.info, 'amina').token);
  await browser.route('**/agent/sign-in.js', (route) =>
    route.fulfill({ contentType: 'text/javascript', body }),
  );
  const tickets: string[][] = [];
  browser.on('page', (page) => tickets.push(ticketsAskedOf(page, story.info.ticketUrl)));
  const agent = await story.open(
    { clockAhead: 0, status: 'signed-out', foreseen: /the server responded with a status of 401/ },
    browser,
  );
  await agent.page.getByRole('alert').filter({ hasText: 'You are signed out.' }).waitFor();
  await agent.page.clock.fastForward(minutes(5));
  expect(tickets.flat()).toHaveLength(1);
  await agent.page.getByRole('button', { name: 'Sign in again' }).click();
  await isOnline(agent.page);
  expect(await agent.page.getByRole('button', { name: 'Sign in again' }).count()).toBe(0);
  await story.droppedCall(agent);
  await agent.page.clock.runFor(600);
  await answerQuestion(agent, 'No, end');
});
