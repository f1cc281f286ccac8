/** Decides about a socket before it opens: the page's origin, and its one-time ticket. */
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import { logMetrics } from '@aws-lambda-powertools/metrics/middleware';
import middy from '@middy/core';
import type { APIGatewayAuthorizerResult, APIGatewayRequestAuthorizerEvent } from 'aws-lambda';
import { ticketProtocolPrefix } from '../../core/contracts/agent-socket.ts';
import { variable } from '../runtime/environment.ts';
import { everyHeader } from '../runtime/header.ts';
import { tickets } from '../runtime/sign-in.ts';
import { logger, metrics, onRefused } from '../runtime/telemetry.ts';

const issued = tickets();
const allowedOrigin = variable('ALLOWED_ORIGIN');

/** API Gateway answers 401 to this message and to no other (developer guide, Lambda authorizers). */
const unauthorized = (why: string): Error => {
  onRefused('socket-refused', { why });
  return new Error('Unauthorized');
};

const policy = (effect: 'Allow' | 'Deny', agentId: string, resource: string): APIGatewayAuthorizerResult => ({
  principalId: agentId,
  policyDocument: {
    Version: '2012-10-17',
    Statement: [{ Action: 'execute-api:Invoke', Effect: effect, Resource: resource }],
  },
  context: { agentId },
});

/** The subprotocols that the page offers, in however many headers. */
const ticketsIn = (headers: readonly string[]): readonly string[] => [
  ...new Set(
    headers
      .flatMap((offered) => offered.split(','))
      .map((protocol) => protocol.trim())
      .filter((protocol) => protocol.startsWith(ticketProtocolPrefix))
      .map((protocol) => protocol.slice(ticketProtocolPrefix.length)),
  ),
];

/** Browsers send exactly one origin and our page exactly one ticket: whoever sends two hopes that we read the other. */
const authorize = async (event: APIGatewayRequestAuthorizerEvent): Promise<APIGatewayAuthorizerResult> => {
  const [origin, ...origins] = everyHeader(event, 'origin');
  if (origin !== allowedOrigin || origins.length > 0) {
    onRefused('socket-refused', { why: origins.length > 0 ? 'two origins' : 'missing or foreign origin' });
    return policy('Deny', 'nobody', event.methodArn);
  }
  const [ticket, ...tickets] = ticketsIn(everyHeader(event, 'sec-websocket-protocol'));
  if (!ticket) throw unauthorized('no ticket');
  if (tickets.length > 0) throw unauthorized('two tickets');
  const agentId = await issued.redeem(ticket);
  if (!agentId) throw unauthorized('the ticket is unknown, used or out of date');
  return policy('Allow', agentId, event.methodArn);
};

export const handler = middy<APIGatewayRequestAuthorizerEvent, APIGatewayAuthorizerResult>()
  .use(injectLambdaContext(logger))
  .use(logMetrics(metrics))
  .handler(authorize);
