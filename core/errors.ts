/** An exception means that the machinery failed. A business "no" is a value, never an exception. */

/**
 * What the catcher should do: `now` run again at once (someone else wrote first), `later` have it
 * delivered again (throttled, in flight elsewhere), `never` record it and go on (it cannot succeed).
 */
export type Retry = 'now' | 'later' | 'never';

export class AppError extends Error {
  override readonly name: string = 'AppError';
  readonly code: string;
  readonly retry: Retry;

  constructor(code: string, retry: Retry, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    this.retry = retry;
  }
}

/** By shape, not by prototype: bundles may carry the class twice. */
export const isAppError = (error: unknown): error is AppError =>
  error instanceof Error && 'code' in error && 'retry' in error;

export const hasCode = (error: unknown, code: string): boolean => isAppError(error) && error.code === code;

/** Two writers met; the loser reads again and decides again. */
export const versionConflict = (what: string, cause?: unknown): AppError =>
  new AppError('version-conflict', 'now', `${what} was changed by someone else; read it again`, { cause });
