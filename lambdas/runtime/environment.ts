/** The functions' environment. The stack sets it; a missing variable is a broken deployment and says so. */
import { AppError } from '../../core/errors.ts';
import type { Clock } from '../../core/ports.ts';
import { epochMsOf } from '../../core/time.ts';

export const variable = (name: string): string => {
  const value = process.env[name];
  if (!value)
    throw new AppError(
      'environment-incomplete',
      'never',
      `the environment variable ${name} is missing or empty: deploy the function with the stack, which sets it`,
    );
  return value;
};

export const clock: Clock = () => epochMsOf(Date.now());
