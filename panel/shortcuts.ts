/** Keys for the topmost question. They have two modifiers, so that nobody who types answers by accident (WCAG 2.1.4). */
import { useEffect, useRef } from 'preact/hooks';
import type { Choice } from '../core/contracts/agent-socket.ts';

export const shortcuts: Readonly<Record<Choice, string>> = { resume: 'Alt+Shift+Y', end: 'Alt+Shift+N' };

const choices: Readonly<Record<string, Choice>> = { y: 'resume', n: 'end' };

/** On a Mac, Alt and Shift turn a letter into a sign; then the place on the keyboard tells which key it was. */
const letterOf = ({ key, code }: KeyboardEvent): string =>
  (/^[a-z]$/i.test(key) ? key : code.slice(-1)).toLowerCase();

const choiceOf = (event: KeyboardEvent): Choice | undefined => {
  const held = event.altKey && event.shiftKey && !event.ctrlKey && !event.metaKey;
  return held && !event.repeat ? choices[letterOf(event)] : undefined;
};

export const useShortcuts = (isTopmost: boolean, onChoose: (choice: Choice) => void): void => {
  const latest = useRef(onChoose);
  latest.current = onChoose;
  useEffect(() => {
    if (!isTopmost) return undefined;
    const press = (event: KeyboardEvent): void => {
      const choice = choiceOf(event);
      if (choice === undefined) return;
      event.preventDefault();
      latest.current(choice);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [isTopmost]);
};
