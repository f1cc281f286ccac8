/** What an error of the AWS SDK means to us. */
import { AppError } from '../../core/errors.ts';

export const errorName = (error: unknown): string => (error instanceof Error ? error.name : 'unknown');

/** Every service has its own name for "too fast"; the SDK marks those that it declares. */
const throttlings = new Set([
  'ThrottlingException',
  'TooManyRequestsException',
  'LimitExceededException',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
]);

export const isThrottled = (error: unknown): boolean => throttlings.has(errorName(error));

export const throttled = (service: string, cause: unknown): AppError =>
  new AppError('throttled', 'later', `${service} is over its request rate; deliver again later`, { cause });
