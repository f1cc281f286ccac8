/**
 * A button that is closed but not taken away: a disabled button loses the focus of a keyboard user to the page,
 * an `aria-disabled` one keeps it and says that it is closed.
 */
import type { ComponentChildren } from 'preact';

interface Props {
  readonly look: 'primary' | 'plain' | 'quiet';
  readonly isOpen: boolean;
  readonly onPress: () => void;
  /** For example "Alt+Shift+Y". */
  readonly shortcut?: string | undefined;
  readonly children: ComponentChildren;
}

export const Button = ({ look, isOpen, onPress, shortcut, children }: Props) => (
  <button
    type="button"
    class={look}
    aria-disabled={!isOpen}
    aria-keyshortcuts={shortcut}
    title={shortcut}
    onClick={isOpen ? onPress : undefined}
  >
    {children}
  </button>
);
