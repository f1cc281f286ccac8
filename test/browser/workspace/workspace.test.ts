import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Laptop, startLaptop } from '../../../local/laptop.ts';
import { launchBrowser } from '../browser.ts';
import {
  button,
  choose,
  letItStand,
  type Opened,
  openWorkspace,
  softphone,
  talkAndDrop,
} from './workspace-story.ts';

let laptop: Laptop;
let browser: Browser;
let opened: Opened;

beforeAll(async () => {
  [laptop, browser] = await Promise.all([startLaptop({ port: 0 }), launchBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await laptop?.stop();
});

/** What one agent leaves on the softphone would be in the way of the next story. */
afterEach(async () => {
  await opened.page.context().close();
  for (const { username } of laptop ? (await laptop.info()).agents : []) {
    for (const action of ['hangup', 'clear'])
      await fetch(`${laptop.url}/sim/agents/${username}/${action}`, { method: 'POST' });
  }
});

const open = async (query: string): Promise<Opened> => {
  opened = await openWorkspace(browser, laptop.url, query);
  return opened;
};

const afterContactWork = () => softphone(opened.page).getByText('After-contact work');

const outboundCalls = async (): Promise<number> => {
  const requests: unknown = await (await fetch(`${laptop.url}/sim/requests`)).json();
  return JSON.stringify(requests).split('"StartOutboundVoiceContact"').length - 1;
};

describe('the panel in the agent workspace', () => {
  it('is opened by its service when a call drops, resumes the call, and is empty when finalised', async () => {
    const { page, panel, complaints } = await open('agent=amina');
    await page.getByRole('tab', { name: 'Home', selected: true }).waitFor();
    expect(await page.getByRole('tab').count()).toBe(1);
    await talkAndDrop(opened);
    expect(await page.getByRole('tab', { name: 'Rejoin', selected: true }).count()).toBe(1);
    await choose(opened, 'Yes, resume');
    await button(page, /^Answer/).click();
    await button(page, 'Accept call').click();
    await panel.getByText('Call resumed').waitFor();
    await button(softphone(page), 'Hang up').click();
    await button(panel, 'Finalise').click();
    await panel.getByText('No dropped calls').waitFor();
    expect(complaints).toEqual([]);
  });
  it('calls nobody when the agent says no', async () => {
    const { panel, complaints } = await open('agent=amina');
    const callsBefore = await outboundCalls();
    await talkAndDrop(opened);
    await choose(opened, 'No, end');
    await panel.getByText('No dropped calls').waitFor();
    expect(await outboundCalls()).toBe(callsBefore);
    expect(complaints).toEqual([]);
  });

  it('clears the contact through the SDK when the agent finalises in after-contact work', async () => {
    const { panel, complaints } = await open('agent=amina');
    await talkAndDrop(opened);
    await letItStand(opened);
    expect(await afterContactWork().count()).toBe(1);
    await button(panel, 'Finalise').click();
    await afterContactWork().waitFor({ state: 'detached' });
    expect(complaints).toEqual([]);
  });

  it('shows the same dropped call again after the app was reloaded, and after it was closed and opened', async () => {
    const { page, panel } = await open('agent=amina');
    await talkAndDrop(opened);
    await letItStand(opened);
    await panel.locator('body').evaluate(() => location.reload());
    await panel.getByRole('alertdialog').waitFor();
    await letItStand(opened);
    await button(page, 'Close Rejoin').click();
    await page.getByRole('tab', { name: 'Home', selected: true }).waitFor();
    await page.locator('iframe[title="Rejoin"]').waitFor({ state: 'detached' });
    await button(page, /^Open Rejoin/).click();
    await panel.getByRole('alertdialog').waitFor();
    await letItStand(opened);
  });

  it('says in words which permission the app lacks, where it may not clear the contact', async () => {
    const { page, panel } = await open('agent=amina&without=Contact.Details.Edit');
    await talkAndDrop(opened);
    await letItStand(opened);
    await button(panel, 'Finalise').click();
    await panel
      .getByText(/could not clear the contact.*lacks the permission.*Contact\.Details\.Edit/)
      .waitFor();
    expect(await afterContactWork().count()).toBe(1);
    expect(await page.getByRole('alert').textContent()).toContain('could not clear the contact');
  });

  it('says where it belongs when its page is opened on its own', async () => {
    const { page } = await open('agent=amina');
    await page.goto(`${laptop.url}/workspace/panel?agent=amina`);
    await page.getByText('works only as an app inside the Amazon Connect agent workspace').waitFor();
  });
});
