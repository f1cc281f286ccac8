import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Laptop, startLaptop } from '../../local/laptop.ts';
import { launchBrowser } from './browser.ts';
import { answerAndAccept, dropTheLine, placeAndAccept, sayYes } from './desk-story.ts';

let laptop: Laptop;
let browser: Browser;

beforeAll(async () => {
  [laptop, browser] = await Promise.all([startLaptop({ port: 0 }), launchBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await laptop?.stop();
});

describe('the desk on the running stack', () => {
  it('takes a person from the call over the drop to the two talking again, and no request leaves the machine', async () => {
    const page = await browser.newPage();
    const problems: string[] = [];
    const foreign: string[] = [];
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
    page.on('request', (request) => {
      if (!request.url().startsWith(laptop.url) && !request.url().startsWith('data:'))
        foreign.push(request.url());
    });
    await page.goto(`${laptop.url}/?agent=amina&lang=en`);
    await placeAndAccept(page);
    await dropTheLine(page);
    await sayYes(page);
    await answerAndAccept(page);
    await page.getByRole('button', { name: 'Hang up' }).last().click();
    await page.getByRole('button', { name: 'Finalise' }).click();
    await page.getByText('No dropped calls').waitFor();
    await page
      .getByRole('region', { name: 'Softphone' })
      .getByRole('button', { name: 'Clear contact' })
      .waitFor({ state: 'detached' });
    expect(problems).toEqual([]);
    expect(foreign).toEqual([]);
    await page.close();
  });

  it('sends whoever opens it under another name of this machine to the name that the socket takes', async () => {
    const { port } = new URL(laptop.url);
    const page = await browser.newPage();
    await page.goto(`http://localhost:${port}/?agent=ben`);
    expect(page.url()).toBe(`${laptop.url}/?agent=ben`);
    await page.getByText('Connected', { exact: true }).waitFor();
    await page.close();
  });
});
