/** What does not work at the moment: a line for each thing that was tried, until trying it again works. */
import { wordsOf } from './words-of.ts';

export interface Problems {
  readonly say: (what: string, error: unknown) => void;
  readonly isWell: (what: string) => void;
}

/** @param place where the agent reads them; announced at every change */
export const problemsIn = (place: HTMLElement): Problems => {
  const lines = new Map<string, string>();
  const draw = (): void => {
    place.textContent = [...lines.values()].join('\n');
  };
  return {
    say: (what, error) => {
      lines.set(what, wordsOf(error));
      draw();
    },
    isWell: (what) => {
      if (lines.delete(what)) draw();
    },
  };
};
