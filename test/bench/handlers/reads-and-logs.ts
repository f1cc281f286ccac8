/** A function that reads its messages and logs one line for each: middy and the logger, and nothing else. */
import { Logger } from '@aws-lambda-powertools/logger';
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy from '@middy/core';
import type { SQSEvent } from 'aws-lambda';

const logger = new Logger();

export const handler = middy<SQSEvent>()
  .use(injectLambdaContext(logger))
  .handler(async ({ Records }) => {
    for (const { body, messageId } of Records)
      logger.info('ignored', { messageId, keys: Object.keys(JSON.parse(body)).length });
    return { batchItemFailures: [] };
  });
