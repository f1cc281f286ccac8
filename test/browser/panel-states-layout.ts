/** What is wrong with how a page's texts are laid out: cut off, beside the page, or over one another. */
import type { Page } from 'playwright-core';

export const layoutFaults = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    /** Letters of neighbouring lines may touch by so much, in CSS pixels. */
    const touching = 4;
    const root = document.querySelector('main')?.shadowRoot;
    const panel = root?.querySelector('.panel');
    if (!root || !panel) return ['there is no panel'];
    const elements = [...panel.querySelectorAll<HTMLElement>('*')].filter(
      (element) => element.closest('.spoken') === null && element.tagName !== 'OPTION',
    );
    const cut = elements
      .filter(({ scrollWidth, clientWidth }) => clientWidth > 0 && scrollWidth > clientWidth)
      .map((element) => `cut off: ${element.tagName} ${element.textContent}`);
    const lines = elements.flatMap((element) =>
      [...element.childNodes]
        .filter((node) => node.nodeType === 3 && (node.textContent ?? '').trim() !== '')
        .flatMap((node) => {
          const range = document.createRange();
          range.selectNode(node);
          return [...range.getClientRects()].map((box) => ({ node, box }));
        }),
    );
    const width = document.documentElement.clientWidth;
    const outside = lines
      .filter(({ box }) => box.left < 0 || box.right > width)
      .map(({ node }) => `beside the page: ${node.textContent}`);
    const overlaps = (a: DOMRect, b: DOMRect): boolean =>
      Math.min(a.right, b.right) - Math.max(a.left, b.left) > touching &&
      Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > touching;
    const over = lines.flatMap((one, place) =>
      lines
        .slice(place + 1)
        .filter((other) => other.node !== one.node && overlaps(one.box, other.box))
        .map((other) => `over one another: ${one.node.textContent} / ${other.node.textContent}`),
    );
    return [...cut, ...outside, ...over];
  });
