/**
 * Asynchronous invocation: nobody waits for the answer, so Lambda itself tries again, after one minute and
 * after two more (developer guide, "Error handling for asynchronous invocation").
 */
import type { Clock } from '../clock.ts';
import type { LambdaFunction } from './lambda-function.ts';

const retryAfterMs: readonly number[] = [60_000, 120_000];

export const invokeAsync = (target: LambdaFunction, payload: unknown, clock: Clock, attempt = 0): void => {
  void target.invoke(payload, { trigger: 'async' }).then(({ status }) => {
    const delay = retryAfterMs[attempt];
    if (status === 'ok' || delay === undefined) return;
    clock.after(delay, () => invokeAsync(target, payload, clock, attempt + 1));
  });
};
