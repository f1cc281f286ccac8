import { readFile } from 'node:fs/promises';
import type { AxeResults } from 'axe-core';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser } from './browser.ts';
import { FakeCentre } from './fake-centre.ts';
import { layoutFaults } from './panel-states-layout.ts';
import { StatesPage, type StatesPageOptions } from './panel-states-page.ts';
import { scenes } from './panel-states-scenes.ts';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

interface PageWithAxe {
  readonly axe: { readonly run: (root: Document, options: object) => Promise<AxeResults> };
}

let browser: Browser;
let axe: string;

beforeAll(async () => {
  [browser, axe] = await Promise.all([
    launchBrowser(),
    readFile(new URL(import.meta.resolve('axe-core/axe.min.js')), 'utf8'),
  ]);
});
afterAll(() => browser.close());

const onStage = async (
  options: Omit<StatesPageOptions, 'browser' | 'centre'>,
  play: (stage: StatesPage) => Promise<void>,
): Promise<void> => {
  const centre = await FakeCentre.open();
  const stage = await StatesPage.open({ browser, centre, ...options });
  try {
    await play(stage);
  } finally {
    await stage.close();
    await centre.close();
  }
};

/** What axe finds on the page as it is now: rule and place. */
const findings = (stage: StatesPage): Promise<string[]> =>
  stage.page.evaluate(async (tags) => {
    const { axe: loaded } = globalThis as unknown as PageWithAxe;
    const { violations } = await loaded.run(document, { runOnly: { type: 'tag', values: tags } });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  }, rules);

const findingsOfAll = async (stage: StatesPage): Promise<string[]> => {
  const found: string[] = [];
  const look = async (name: string): Promise<void> => {
    found.push(...(await findings(stage)).map((finding) => `${name}: ${finding}`));
  };
  for (const { name, views, act } of scenes) {
    await stage.show(views);
    await act?.(stage);
    await look(name);
  }
  await stage.page.route('**/ticket', (route) => route.abort());
  stage.centre.dropSockets();
  await stage.page.locator('section[data-status=offline]').waitFor();
  await look('offline');
  await stage.page.unroute('**/ticket');
  stage.centre.acceptsTokens = false;
  await stage.page.locator('section[data-status=signed-out]').waitFor();
  await look('signed out');
  return found;
};

it.each(['light', 'dark'] as const)(
  'in %s colours axe finds nothing to complain about in any state',
  async (colorScheme) => {
    const context = { colorScheme, viewport: { width: 380, height: 700 } };
    await onStage({ locale: 'en', context, hash: '#askable' }, async (stage) => {
      await stage.page.evaluate(axe);
      expect(await findingsOfAll(stage)).toEqual([]);
    });
  },
  120_000,
);

it('axe would find a field without a name', async () => {
  await onStage({ locale: 'en' }, async (stage) => {
    await stage.page.evaluate(axe);
    await stage.show(scenes.find(({ name }) => name === 'form')?.views ?? []);
    await stage.page
      .locator('label')
      .first()
      .evaluate((label) => label.remove());
    expect((await findings(stage)).map((finding) => finding.split(':')[0])).toContain('label');
  });
});

/** Zoom of 200 % on a page 640 px wide leaves 320 CSS pixels: one test stands for both. */
it.each(['en', 'pt-BR', 'es'])(
  'in %s no state is cut off, off the page or over itself at 320 px, also in forced colours',
  async (locale) => {
    const context = { viewport: { width: 320, height: 700 }, forcedColors: 'active' as const };
    await onStage({ locale, context, hash: '#askable' }, async (stage) => {
      const faults: string[] = [];
      for (const { name, views, act } of scenes) {
        await stage.show(views);
        await act?.(stage);
        faults.push(...(await layoutFaults(stage.page)).map((fault) => `${name}: ${fault}`));
      }
      expect(faults).toEqual([]);
    });
  },
  60_000,
);

it('with reduced motion nothing on the panel moves', async () => {
  await onStage({ locale: 'en' }, async (stage) => {
    for (const wanted of ['question', 'dialling']) {
      await stage.show(scenes.find(({ name }) => name === wanted)?.views ?? []);
      expect(await stage.page.evaluate(() => document.getAnimations().length)).toBe(0);
    }
  });
});

it('a question that waits until answered says so and counts nothing down', async () => {
  await onStage({ locale: 'en' }, async (stage) => {
    await stage.show(scenes.find(({ name }) => name === 'until answered')?.views ?? []);
    expect(await stage.page.getByRole('alertdialog').textContent()).toContain('It waits for your answer.');
    expect(await stage.page.getByTestId('countdown').count()).toBe(0);
  });
});

it('notifications can be switched on only where the browser would ask for them', async () => {
  const button = (stage: StatesPage) => stage.page.getByRole('button', { name: 'Enable notifications' });
  await onStage({ locale: 'en', hash: '#askable' }, (stage) => button(stage).waitFor());
  await onStage({ locale: 'en' }, async (stage) => {
    await stage.show([]);
    expect(await button(stage).count()).toBe(0);
  });
});
