import type { Cancel } from '../cancel.ts';

/**
 * One page per key, among all of this origin's pages: a Web Lock that is given up when the page closes, however it
 * closes. A browser without locks (a page that is not a secure context) lets every page have it.
 */
export const claim = (key: string): Promise<Cancel | undefined> =>
  new Promise((decide) => {
    if (navigator.locks === undefined) {
      decide(() => {});
      return;
    }
    navigator.locks
      .request(`rejoin.${key}`, { ifAvailable: true }, (lock) => {
        if (lock === null) {
          decide(undefined);
          return undefined;
        }
        return new Promise<void>((release) => decide(release));
      })
      .catch(() => decide(() => {}));
  });
