/** `npm run screenshot`: the picture in the README, of the desk at the moment of the question. */
import { mkdir } from 'node:fs/promises';
import { startLaptop } from '../../local/laptop.ts';
import { launchBrowser } from './browser.ts';
import { dropTheLine, placeAndAccept } from './desk-story.ts';

const laptop = await startLaptop({ port: 0 });
const browser = await launchBrowser();
try {
  const page = await browser.newPage({ viewport: { width: 1_360, height: 860 }, deviceScaleFactor: 1 });
  await page.goto(`${laptop.url}/?agent=amina&lang=en`);
  await placeAndAccept(page);
  await dropTheLine(page);
  await mkdir('docs', { recursive: true });
  await page.screenshot({ path: 'docs/desk.png', animations: 'disabled' });
} finally {
  await browser.close();
  await laptop.stop();
}
