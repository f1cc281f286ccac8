import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openWithOffers } from './agent-page.ts';
import { launchBrowser } from './browser.ts';
import { FakeCentre } from './fake-centre.ts';
import { aminasContact, joaosDrop, marinasCall, marinasDrop, worldWith } from './fixtures.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** Texts whose contrast with what lies behind them is below 4.5:1 (WCAG 2.2, 1.4.3), shadow roots included. */
const faintTexts = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    const rgba = (colour: string): number[] => {
      if (canvas === null) throw new Error('this browser draws no canvas');
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
      return [...canvas.getImageData(0, 0, 1, 1).data];
    };
    const light = (colour: number[]): number => {
      const [r = 0, g = 0, b = 0] = colour.map((part) => {
        const share = part / 255;
        return share <= 0.040_45 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const above = (element: Element): Element | null => {
      const root = element.getRootNode();
      return element.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
    };
    const ground = (from: Element): number[] => {
      for (let at: Element | null = from; at !== null; at = above(at)) {
        const colour = rgba(getComputedStyle(at).backgroundColor);
        if ((colour[3] ?? 0) > 230) return colour;
      }
      return [255, 255, 255, 255];
    };
    const everything = (root: ParentNode): Element[] =>
      [...root.querySelectorAll('*')].flatMap((element) => [
        element,
        ...(element.shadowRoot === null ? [] : everything(element.shadowRoot)),
      ]);
    const hasOwnText = (element: Element): boolean =>
      [...element.childNodes].some((node) => node.nodeType === 3 && (node.textContent ?? '').trim() !== '');
    const contrast = (element: Element): number => {
      const front = light(rgba(getComputedStyle(element).color));
      const back = light(ground(element));
      return (Math.max(front, back) + 0.05) / (Math.min(front, back) + 0.05);
    };
    return everything(document.body)
      .filter((element) => hasOwnText(element) && !['SCRIPT', 'NOSCRIPT', 'TITLE'].includes(element.tagName))
      .filter((element) => contrast(element) < 4.5)
      .map((element) => `${element.textContent} ${contrast(element).toFixed(2)}`);
  });

const scenes = [
  ['the pop-up beside a card', [joaosDrop, marinasDrop], []],
  ['a refused offer', [{ ...joaosDrop, canResume: false, whyNot: 'no-number' }], []],
  ['a callback that failed', [joaosDrop], [{ ...joaosDrop, version: 2, attempt: 1, reason: 'busy' }]],
  ['dialling', [joaosDrop], [{ ...joaosDrop, version: 2, state: 'dialling' as const }]],
  ['resumed', [joaosDrop], [{ ...joaosDrop, version: 2, state: 'resumed' as const }]],
  [
    'a case taken over',
    [joaosDrop],
    [{ ...joaosDrop, version: 2, state: 'ended' as const, reason: 'withdrawn' }],
  ],
] as const;

it.each(scenes.flatMap((scene) => [['light', ...scene] as const, ['dark', ...scene] as const]))(
  'in %s colours every text of %s stands out from its ground by 4.5:1',
  async (colorScheme, _, offers, later) => {
    const centre = await FakeCentre.open();
    centre.world = worldWith(
      [marinasCall, { ...marinasCall, contactId: 'c-9', kind: 'callback', state: 'ringing' }],
      [aminasContact, { ...aminasContact, contactId: 'c-3', state: 'incoming' }],
    );
    const page = await openWithOffers({ browser, centre, context: { colorScheme } }, offers);
    for (const view of later) centre.push({ type: 'interruption', view, serverNow: Date.now() });
    await page.clock.runFor(300);
    expect(await faintTexts(page)).toEqual([]);
    await page.context().close();
    await centre.close();
  },
);

it.each(['en', 'pt-BR', 'es'])(
  'at 320 px nothing in %s is cut off or makes the page scroll sideways',
  async (locale) => {
    const centre = await FakeCentre.open();
    const context = { locale, viewport: { width: 320, height: 800 } };
    const page = await openWithOffers({ browser, centre, context }, [joaosDrop, marinasDrop]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    await page.context().close();
    await centre.close();
  },
);
