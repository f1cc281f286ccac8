/** AWS::ApiGatewayV2::Api, Stage, Route, Integration and Authorizer. */
import { createHash } from 'node:crypto';
import type { Iam } from '../iam/iam.ts';
import { isObject, type JsonObject, listOf, numberOr, stringOr } from '../json.ts';
import type { Functions } from '../lambda/functions.ts';
import { invokeAs } from '../lambda/invoked-by.ts';
import { arnOf, type Place } from '../place.ts';
import type { Resource, ResourceType } from '../template/resource-type.ts';
import type { Api, Apis, CorsSettings, Invoke } from './api.ts';
import { compileRouteSelection } from './route-selection.ts';

export interface ApiWorld {
  readonly place: Place;
  readonly apis: Apis;
  readonly functions: Functions;
  readonly iam: Iam;
}

/** Ten characters, as the service's ids, and the same at every start, so that addresses stay valid. */
const apiIdOf = ({ stackName, account }: Place, logicalId: string): string => {
  const digest = createHash('sha256').update(`${account}/${stackName}/${logicalId}`).digest();
  return [...digest.subarray(0, 10)].map((byte) => (byte % 36).toString(36)).join('');
};

const strings = (value: unknown): string[] => listOf(value).map(String);

const corsOf = (value: unknown): { cors?: CorsSettings } => {
  if (!isObject(value)) return {};
  const maxAge = value.MaxAge;
  const cors = {
    allowOrigins: strings(value.AllowOrigins),
    allowMethods: strings(value.AllowMethods),
    allowHeaders: strings(value.AllowHeaders),
    exposeHeaders: strings(value.ExposeHeaders),
    allowCredentials: value.AllowCredentials === true,
  };
  return { cors: maxAge === undefined ? cors : { ...cors, maxAgeSeconds: numberOr(maxAge, 0) } };
};

const newApi = ({ logicalId, properties }: Resource, place: Place): Api => {
  const id = apiIdOf(place, logicalId);
  const protocol = properties.ProtocolType;
  if (protocol !== 'HTTP' && protocol !== 'WEBSOCKET')
    throw new Error(`ProtocolType ${String(protocol)} is neither HTTP nor WEBSOCKET`);
  const expression = stringOr(properties.RouteSelectionExpression, '');
  return {
    id,
    protocol,
    domainName: `${id}.execute-api.${place.region}.amazonaws.com`,
    selectRoute: protocol === 'HTTP' ? () => undefined : compileRouteSelection(expression),
    ...corsOf(properties.CorsConfiguration),
    stages: new Set(),
    routes: [],
    integrations: new Map(),
    authorizers: new Map(),
  };
};

export const apiResource = ({ place, apis }: ApiWorld): ResourceType => ({
  honoured: ['ProtocolType', 'RouteSelectionExpression', 'CorsConfiguration'],
  noEffect: {
    Name: 'nothing reads it',
    Description: 'nothing reads it',
    Tags: 'nothing reads them',
    DisableExecuteApiEndpoint: 'there is no other address on a laptop',
  },
  create(resource) {
    const api = newApi(resource, place);
    apis.set(api.id, api);
    const scheme = api.protocol === 'HTTP' ? 'https' : 'wss';
    return { ref: api.id, attributes: { ApiId: api.id, ApiEndpoint: `${scheme}://${api.domainName}` } };
  },
});

const owner = (apis: Apis, properties: JsonObject): Api => {
  const api = apis.get(String(properties.ApiId));
  if (api === undefined) throw new Error(`ApiId ${String(properties.ApiId)} is no API of this template`);
  return api;
};

export const stageResource = ({ apis }: ApiWorld): ResourceType => ({
  honoured: ['ApiId', 'StageName', 'AutoDeploy'],
  noEffect: {
    AccessLogSettings: 'no access log is kept',
    DefaultRouteSettings: 'nothing is throttled here',
    RouteSettings: 'nothing is throttled here',
    Description: 'nothing reads it',
    Tags: 'nothing reads them',
  },
  create({ properties }) {
    const name = String(properties.StageName);
    owner(apis, properties).stages.add(name);
    return { ref: name };
  },
});

export const routeResource = ({ apis }: ApiWorld): ResourceType => ({
  honoured: ['ApiId', 'RouteKey', 'Target', 'AuthorizationType', 'AuthorizerId'],
  noEffect: {
    ApiKeyRequired: 'API keys exist only for plans that limit use',
    OperationName: 'nothing reads it',
  },
  create({ logicalId, properties }) {
    const api = owner(apis, properties);
    const type = stringOr(properties.AuthorizationType, 'NONE');
    if (type !== 'NONE' && (type !== 'CUSTOM' || api.protocol === 'HTTP')) {
      throw new Error(`AuthorizationType ${type} is not supported on a route of an ${api.protocol} API here`);
    }
    const authorizerId = properties.AuthorizerId;
    const integrationId = stringOr(properties.Target, '').replace(/^integrations\//, '');
    const route = { key: String(properties.RouteKey), integrationId };
    api.routes.push(typeof authorizerId === 'string' ? { ...route, authorizerId } : route);
    return { ref: logicalId, attributes: { RouteId: logicalId } };
  },
});

/** WebSocket APIs wrap the ARN: `arn:aws:apigateway:<region>:lambda:path/2015-03-31/functions/<arn>/invocations`. */
const functionArnIn = (uri: unknown): string =>
  /\/functions\/(.+)\/invocations$/.exec(String(uri))?.[1] ?? String(uri);

/** The ARN of the source: developer guide, "ARN format of HTTP API and WebSocket API resources". */
const invokeFunction = (uri: unknown, api: Api, { place, functions, iam }: ApiWorld): Invoke => {
  const target = functions.find(functionArnIn(uri));
  return (source, payload, trigger) => {
    const sourceArn = arnOf(place, 'execute-api', `${api.id}/${source}`);
    const invoker = { service: 'apigateway.amazonaws.com', sourceArn };
    return invokeAs(invoker, target, payload, { trigger, iam });
  };
};

/** Both kinds of API: 30 s at most for HTTP, 29 s for WebSocket, which are also the defaults. */
const longestMs = { HTTP: 30_000, WEBSOCKET: 29_000 };

const checkIntegration = ({ protocol }: Api, properties: JsonObject): void => {
  const { IntegrationType: type, PayloadFormatVersion: version = '1.0' } = properties;
  if (type !== 'AWS_PROXY')
    throw new Error(`IntegrationType ${String(type)} is not supported here; allowed is AWS_PROXY`);
  if (protocol === 'HTTP' && version !== '2.0') {
    throw new Error(`PayloadFormatVersion ${String(version)} is not supported here; allowed is 2.0`);
  }
};

export const integrationResource = (world: ApiWorld): ResourceType => ({
  honoured: ['ApiId', 'IntegrationType', 'IntegrationUri', 'PayloadFormatVersion', 'TimeoutInMillis'],
  noEffect: {
    IntegrationMethod: 'functions are always called by POST',
    ConnectionType: 'there is no private network here',
    Description: 'nothing reads it',
  },
  create({ logicalId, properties }) {
    const api = owner(world.apis, properties);
    checkIntegration(api, properties);
    api.integrations.set(logicalId, {
      invoke: invokeFunction(properties.IntegrationUri, api, world),
      timeoutMs: numberOr(properties.TimeoutInMillis, longestMs[api.protocol]),
    });
    return { ref: logicalId, attributes: { IntegrationId: logicalId } };
  },
});

export const authorizerResource = (world: ApiWorld): ResourceType => ({
  honoured: ['ApiId', 'AuthorizerType', 'AuthorizerUri', 'IdentitySource'],
  noEffect: {
    Name: 'nothing reads it',
    AuthorizerResultTtlInSeconds: 'WebSocket APIs do not cache an authorizer’s answer',
  },
  create({ logicalId, properties }) {
    if (properties.AuthorizerType !== 'REQUEST') {
      throw new Error(
        `AuthorizerType ${String(properties.AuthorizerType)} is not supported here; allowed is REQUEST`,
      );
    }
    const api = owner(world.apis, properties);
    api.authorizers.set(logicalId, {
      id: logicalId,
      invoke: invokeFunction(properties.AuthorizerUri, api, world),
      identitySources: strings(properties.IdentitySource),
    });
    return { ref: logicalId, attributes: { AuthorizerId: logicalId } };
  },
});
