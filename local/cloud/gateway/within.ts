import type { Clock } from '../clock.ts';

/** The promise's value, or `too late` when the time is up first. */
export const within = <T>(milliseconds: number, promise: Promise<T>, clock: Clock): Promise<T | 'too late'> =>
  new Promise((resolve, reject) => {
    const cancel = clock.after(milliseconds, () => resolve('too late'));
    promise.then(resolve, reject).finally(cancel);
  });
