/** An API Gateway v2 API as the template declares it, piece by piece. */
import type { InvokeOptions, InvokeResult } from '../lambda/lambda-function.ts';

export interface CorsSettings {
  readonly allowOrigins: readonly string[];
  readonly allowMethods: readonly string[];
  readonly allowHeaders: readonly string[];
  readonly exposeHeaders: readonly string[];
  readonly allowCredentials: boolean;
  readonly maxAgeSeconds?: number;
}

/** @param source what of the API calls, such as `live/$connect`: the function's policy may let in only that */
export type Invoke = (
  source: string,
  payload: unknown,
  trigger: InvokeOptions['trigger'],
) => Promise<InvokeResult>;

export interface Integration {
  readonly invoke: Invoke;
  readonly timeoutMs: number;
}

export interface Authorizer {
  readonly id: string;
  readonly invoke: Invoke;
  /** Such as `route.request.header.Sec-WebSocket-Protocol`. */
  readonly identitySources: readonly string[];
}

export interface ApiRoute {
  /** `POST /ticket`, `$default`, `$connect`. */
  readonly key: string;
  readonly integrationId: string;
  readonly authorizerId?: string;
}

export interface Api {
  readonly id: string;
  readonly domainName: string;
  readonly protocol: 'HTTP' | 'WEBSOCKET';
  /** WebSocket only: the route key a message asks for. */
  readonly selectRoute: (message: string) => string | undefined;
  readonly cors?: CorsSettings;
  readonly stages: Set<string>;
  readonly routes: ApiRoute[];
  readonly integrations: Map<string, Integration>;
  readonly authorizers: Map<string, Authorizer>;
}

export const integrationOf = (api: Api, route: ApiRoute): Integration => {
  const integration = api.integrations.get(route.integrationId);
  if (integration === undefined)
    throw new Error(`Route ${route.key} of API ${api.id} has no integration ${route.integrationId}`);
  return integration;
};

export type Apis = Map<string, Api>;

/** Where API paths begin on the laptop: `/_apis/<apiId>/<stage>/…` stands for `https://<apiId>.execute-api…/<stage>/…`. */
export const apisPath = '/_apis';

export interface ApiPath {
  readonly api: Api;
  /** Segments after the API id, as they stand in the URL. */
  readonly segments: readonly string[];
}

export const apiAt = (apis: Apis, url: URL): ApiPath | undefined => {
  const [, root, apiId = '', ...segments] = url.pathname.split('/');
  const api = `/${root}` === apisPath ? apis.get(apiId) : undefined;
  return api && { api, segments };
};
