import type { DurationMs } from '../core/time.ts';
import { secondsLeft, shareLeft } from './pop-up-clock.ts';

interface Props {
  readonly left: DurationMs;
  readonly total: DurationMs;
}

/** For eyes only: a number that changes every second must not be read aloud every second. */
export const CountdownRing = ({ left, total }: Props) => (
  <div class="ring" aria-hidden="true" data-testid="countdown">
    <svg viewBox="0 0 36 36" aria-hidden="true" focusable="false">
      <circle class="track" cx="18" cy="18" r="16" />
      <circle
        class="rest"
        cx="18"
        cy="18"
        r="16"
        pathLength="100"
        stroke-dasharray="100"
        stroke-dashoffset={100 - 100 * shareLeft(left, total)}
      />
    </svg>
    <span>{secondsLeft(left)}</span>
  </div>
);
