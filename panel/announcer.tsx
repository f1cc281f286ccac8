/**
 * What a screen reader says. The nodes exist before they are used, and their words change only when there is
 * something to say: the question once, once more near the end, and what became of it.
 */
import type { Spoken } from './board.ts';

export const Announcer = ({ urgent, lapsed, farewell }: Spoken) => (
  <div class="spoken">
    <div aria-live="assertive">{urgent}</div>
    <div aria-live="polite">{lapsed}</div>
    <div aria-live="polite">{farewell}</div>
  </div>
);
