/** `POST /ticket`: a signed-in agent gets a one-time ticket for the socket. */
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import { logMetrics } from '@aws-lambda-powertools/metrics/middleware';
import middy from '@middy/core';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { hasCode } from '../../core/errors.ts';
import { users } from '../runtime/connect.ts';
import { variable } from '../runtime/environment.ts';
import { header } from '../runtime/header.ts';
import { identityVerifier } from '../runtime/identity.ts';
import { tickets } from '../runtime/sign-in.ts';
import { count, logger, metrics, onRefused } from '../runtime/telemetry.ts';

const issued = tickets();
const directory = users();
const verify = identityVerifier();
const allowedOrigin = variable('ALLOWED_ORIGIN');

const reply = (statusCode: number, body: unknown): APIGatewayProxyStructuredResultV2 => ({
  statusCode,
  headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
  body: JSON.stringify(body),
});

const refuse = (statusCode: number, message: string): APIGatewayProxyStructuredResultV2 => {
  onRefused('ticket-refused', { statusCode, why: message });
  return reply(statusCode, { message });
};

/** Nobody's fault: the page asks again by itself. */
const postpone = (): APIGatewayProxyStructuredResultV2 => {
  const message = 'Amazon Connect is busy: try again in a few seconds';
  logger.warn('a ticket has to wait', { statusCode: 503, why: message });
  count('TicketPostponed');
  return reply(503, { message });
};

const issue = async (event: APIGatewayProxyEventV2): Promise<APIGatewayProxyStructuredResultV2> => {
  const origin = header(event, 'origin');
  if (origin !== undefined && origin !== allowedOrigin) return refuse(403, 'this page may not sign in here');
  const identity = await verify(header(event, 'authorization'));
  if (identity === undefined)
    return refuse(401, 'sign in again: the token is missing, expired or not for us');
  try {
    const agentId = await directory.idOf(identity.username);
    if (agentId === undefined)
      return refuse(403, 'no Amazon Connect user, or more than one, has your user name');
    const signedIn = { agentId, signedInUntil: identity.until };
    return reply(200, await issued.issue(signedIn, allowedOrigin));
  } catch (error) {
    if (!hasCode(error, 'throttled')) throw error;
    count('Throttled');
    return postpone();
  }
};

export const handler = middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>()
  .use(injectLambdaContext(logger))
  .use(logMetrics(metrics))
  .handler(issue);
