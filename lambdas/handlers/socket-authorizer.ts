/** Decides about a socket before it opens: the page's origin, and its one-time ticket. */
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import { logMetrics } from '@aws-lambda-powertools/metrics/middleware';
import middy from '@middy/core';
import type { APIGatewayAuthorizerResult, APIGatewayRequestAuthorizerEvent } from 'aws-lambda';
import { ticketProtocolPrefix } from '../../core/contracts/agent-socket.ts';
import { variable } from '../runtime/environment.ts';
import { header } from '../runtime/header.ts';
import { tickets } from '../runtime/sign-in.ts';
import { logger, metrics, onRefused } from '../runtime/telemetry.ts';

const issued = tickets();
const allowedOrigin = variable('ALLOWED_ORIGIN');

/** API Gateway answers 401 to this message and to no other (developer guide, Lambda authorizers). */
const unauthorized = (why: string): Error => {
  onRefused('socket-refused', { why }, 'ticket');
  return new Error('Unauthorized');
};

const policy = (
  effect: 'Allow' | 'Deny',
  principalId: string,
  resource: string,
): Omit<APIGatewayAuthorizerResult, 'context'> => ({
  principalId,
  policyDocument: {
    Version: '2012-10-17',
    Statement: [{ Action: 'execute-api:Invoke', Effect: effect, Resource: resource }],
  },
});

const ticketsIn = (protocols = ''): readonly string[] =>
  protocols
    .split(',')
    .map((protocol) => protocol.trim())
    .filter((protocol) => protocol.startsWith(ticketProtocolPrefix))
    .map((protocol) => protocol.slice(ticketProtocolPrefix.length));

/** Browsers send exactly one origin and our page exactly one ticket: whoever sends two hopes that we read the other. */
const authorize = async (event: APIGatewayRequestAuthorizerEvent): Promise<APIGatewayAuthorizerResult> => {
  if (header(event, 'origin') !== allowedOrigin) {
    onRefused('socket-refused', { why: 'missing, foreign or more than one origin' }, 'origin');
    return policy('Deny', 'nobody', event.methodArn);
  }
  const [ticket, another] = ticketsIn(header(event, 'sec-websocket-protocol'));
  if (!ticket) throw unauthorized('no ticket');
  // Whoever offers several is trying them out, and learns about none.
  if (another !== undefined) throw unauthorized('more than one ticket');
  const signedIn = await issued.redeem(ticket, allowedOrigin);
  if (!signedIn) throw unauthorized('the ticket is unknown, used or out of date');
  return { ...policy('Allow', signedIn.agentId, event.methodArn), context: { ...signedIn } };
};

export const handler = middy<APIGatewayRequestAuthorizerEvent, APIGatewayAuthorizerResult>()
  .use(injectLambdaContext(logger))
  .use(logMetrics(metrics))
  .handler(authorize);
