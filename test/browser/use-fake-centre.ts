/** One browser for a file's tests, and for each of them a contact centre of its own. */
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { launchBrowser } from './browser.ts';
import { FakeCentre } from './fake-centre.ts';

export const useFakeCentre = (): { readonly browser: Browser; readonly centre: FakeCentre } => {
  let browser: Browser | undefined;
  let centre: FakeCentre | undefined;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());
  beforeEach(async () => {
    centre = await FakeCentre.open();
  });
  afterEach(async () => {
    await Promise.all(browser?.contexts().map((context) => context.close()) ?? []);
    await centre?.close();
  });
  const begun = <T>(value: T | undefined): T => {
    if (value === undefined) throw new Error('browser and centre begin with the first test');
    return value;
  };
  return {
    get browser() {
      return begun(browser);
    },
    get centre() {
      return begun(centre);
    },
  };
};
