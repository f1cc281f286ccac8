/** The REQUEST authorizer of a $connect route: runs before the handshake is answered (developer guide, "Create an API Gateway Lambda REQUEST authorizer function"). */
import type { IncomingMessage } from 'node:http';
import { isObject, type JsonObject } from '../json.ts';
import type { Authorizer } from './api.ts';
import { judgePolicy } from './policy.ts';
import { authorizerEvent, type Peer } from './socket-event.ts';

export type Authorization =
  | { readonly type: 'allowed'; readonly context: JsonObject }
  | { readonly type: 'refused'; readonly status: 401 | 403 | 500; readonly message: string };

/** Quota of an authorizer's result (developer guide, "Quotas for configuring and running a WebSocket API"). */
const largestResult = 8 * 1_024;

const refused = (status: 401 | 403 | 500, message: string): Authorization => ({
  type: 'refused',
  status,
  message,
});

const unauthorized = refused(401, 'Unauthorized');
const broken = refused(500, 'Internal server error');

const sourceGiven = (source: string, request: IncomingMessage): boolean => {
  const [, , kind, ...rest] = source.split('.');
  const name = rest.join('.');
  if (kind === 'header') return (request.headers[name.toLowerCase()] ?? '') !== '';
  return (new URL(request.url ?? '/', 'http://local').searchParams.get(name) ?? '') !== '';
};

/** Values must be plain, and reach the functions as strings; anything else is a fault of the authorizer. */
const contextOf = (value: unknown): Record<string, string> | undefined => {
  const entries = Object.entries(isObject(value) ? value : {});
  const plain = entries.every(([, one]) => ['string', 'number', 'boolean'].includes(typeof one));
  return plain ? Object.fromEntries(entries.map(([name, one]) => [name, String(one)])) : undefined;
};

const judge = (result: unknown, methodArn: string): Authorization => {
  if (!isObject(result) || !isObject(result.policyDocument)) return broken;
  const context = contextOf(result.context);
  const verdict = judgePolicy(result.policyDocument, methodArn);
  const { principalId } = result;
  const fits = JSON.stringify(result).length <= largestResult;
  if (verdict === undefined || context === undefined || typeof principalId !== 'string' || !fits)
    return broken;
  switch (verdict) {
    case 'allow':
      return { type: 'allowed', context: { principalId, ...context } };
    case 'explicit-deny':
      return refused(403, 'User is not authorized to access this resource with an explicit deny');
    case 'implicit-deny':
      return refused(403, 'User is not authorized to access this resource');
  }
};

export interface Caller {
  readonly peer: Peer;
  readonly request: IncomingMessage;
  /** `arn:aws:execute-api:<region>:<account>:<apiId>/<stage>/$connect` */
  readonly methodArn: string;
}

export const authorize = async (
  authorizer: Authorizer,
  { peer, request, methodArn }: Caller,
): Promise<Authorization> => {
  if (!authorizer.identitySources.every((source) => sourceGiven(source, request))) return unauthorized;
  const event = authorizerEvent(peer, request, methodArn);
  const answer = await authorizer.invoke(`authorizers/${authorizer.id}`, event, 'authorizer');
  if (answer.status === 'ok') return judge(answer.value, methodArn);
  return answer.error.errorMessage === 'Unauthorized' ? unauthorized : broken;
};
