/** When what the agent had in focus goes away, the focus stays in the panel: on that interruption, else on the whole. */
import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

interface Holder {
  readonly element: Element;
  readonly interruptionId: string | undefined;
}

const holderIn = (panel: HTMLElement | null): Holder | undefined => {
  const root = panel?.getRootNode();
  const element = root instanceof ShadowRoot ? root.activeElement : null;
  if (element === null) return undefined;
  const of = element.closest<HTMLElement>('[data-interruption]')?.dataset.interruption;
  return { element, interruptionId: of };
};

const refuge = (panel: HTMLElement, { interruptionId }: Holder): HTMLElement =>
  [...panel.querySelectorAll<HTMLElement>('[data-interruption]')].find(
    ({ dataset }) => dataset.interruption === interruptionId,
  ) ?? panel;

export const useKeptFocus = (): RefObject<HTMLElement | null> => {
  const panel = useRef<HTMLElement>(null);
  // Read while drawing: afterwards a removed element has lost the focus already.
  const before = holderIn(panel.current);
  useLayoutEffect(() => {
    if (panel.current === null || before === undefined || before.element.isConnected) return;
    if (holderIn(panel.current) === undefined) refuge(panel.current, before).focus();
  });
  return panel;
};
