/** A function behind a work queue: each message on its own, and only those that failed come again. */
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import { logMetrics } from '@aws-lambda-powertools/metrics/middleware';
import middy from '@middy/core';
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { interruptionIn } from '../../core/contracts/interruption-in.ts';
import { hasCode, isAppError } from '../../core/errors.ts';
import { type Delivery, deliveryOf } from './delivery.ts';
import { concerning, count, inLog, logger, metrics } from './telemetry.ts';

/** Takes the message's body, read as JSON. */
type Run = (body: unknown) => Promise<void>;

/**
 * @param runOn what is done with a message of this delivery. What it throws brings the message back after the
 * queue's visibility time-out and, after five times, to the dead-letter queue; an AppError with `retry: 'never'`
 * is logged, counted and done with.
 */
export const queueHandler = (runOn: (delivery: Delivery) => Run) => {
  const first = runOn('first');
  // Hardly any process ever sees a message again.
  let again: Run | undefined;
  const runFor = (record: SQSRecord): Run => {
    if (deliveryOf(record) === 'first') return first;
    again ??= runOn('again');
    return again;
  };
  return middy<SQSEvent, SQSBatchResponse>()
    .use(injectLambdaContext(logger))
    .use(logMetrics(metrics))
    .handler(async (event) => {
      const failures = await Promise.all(event.Records.map((record) => failureOf(record, runFor(record))));
      return { batchItemFailures: failures.flat() };
    });
};

type Failure = SQSBatchResponse['batchItemFailures'][number];

/** undefined: it is no JSON. The error of JSON.parse quotes the text, which may hold what must not be logged. */
const jsonIn = ({ body }: SQSRecord): unknown => {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
};

const failureOf = (record: SQSRecord, run: Run): Promise<Failure[]> => {
  const body = jsonIn(record);
  return concerning(interruptionIn(body), async () => {
    try {
      if (body === undefined) throw new Error('the body of the message is not JSON');
      await run(body);
      return [];
    } catch (error) {
      return failed(record, error);
    }
  });
};

const failed = ({ messageId }: SQSRecord, error: unknown): Failure[] => {
  const isFinal = isAppError(error) && error.retry === 'never';
  const isExpected = isAppError(error) && error.retry === 'later';
  logger[isExpected ? 'info' : 'error'](isFinal ? 'message given up' : 'message comes again', {
    messageId,
    ...inLog(error),
  });
  count(isFinal ? 'MessageGivenUp' : 'MessageComesAgain');
  if (hasCode(error, 'throttled')) count('Throttled');
  return isFinal ? [] : [{ itemIdentifier: messageId }];
};
