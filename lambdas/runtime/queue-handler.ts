/** A function behind a work queue: each message on its own, and only those that failed come again. */
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import { logMetrics } from '@aws-lambda-powertools/metrics/middleware';
import middy from '@middy/core';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { isAppError } from '../../core/errors.ts';
import { count, inLog, logger, metrics } from './telemetry.ts';

/**
 * @param run takes the message's body, read as JSON. What it throws brings the message back after the queue's
 * visibility time-out and, after five times, to the dead-letter queue; an AppError with `retry: 'never'` is
 * logged, counted and done with.
 */
export const queueHandler = (run: (body: unknown) => Promise<void>) =>
  middy<SQSEvent, SQSBatchResponse>()
    .use(injectLambdaContext(logger))
    .use(logMetrics(metrics))
    .handler(async (event) => {
      const failures = await Promise.all(event.Records.map((record) => failureOf(record, run)));
      return { batchItemFailures: failures.flat() };
    });

type Failure = SQSBatchResponse['batchItemFailures'][number];

/** The error of JSON.parse quotes the text, which may hold what must not be logged. */
const jsonIn = ({ body }: SQSEvent['Records'][number]): unknown => {
  try {
    return JSON.parse(body);
  } catch {
    throw new Error('the body of the message is not JSON');
  }
};

const failureOf = async (
  record: SQSEvent['Records'][number],
  run: (body: unknown) => Promise<void>,
): Promise<Failure[]> => {
  try {
    await run(jsonIn(record));
    return [];
  } catch (error) {
    const isFinal = isAppError(error) && error.retry === 'never';
    const isExpected = isAppError(error) && error.retry === 'later';
    logger[isExpected ? 'info' : 'error'](isFinal ? 'message given up' : 'message comes again', {
      messageId: record.messageId,
      ...inLog(error),
    });
    count(isFinal ? 'MessageGivenUp' : 'MessageComesAgain');
    return isFinal ? [] : [{ itemIdentifier: record.messageId }];
  }
};
