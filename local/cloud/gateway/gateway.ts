/** Amazon API Gateway: HTTP and WebSocket APIs, and the management of connections. */
import type { Clock } from '../clock.ts';
import type { Iam } from '../iam/iam.ts';
import type { Functions } from '../lambda/functions.ts';
import type { Place } from '../place.ts';
import type { Service } from '../service.ts';
import type { Api } from './api.ts';
import {
  apiResource,
  authorizerResource,
  integrationResource,
  routeResource,
  stageResource,
} from './api-resources.ts';
import { connectionsRoute } from './connections-api.ts';
import { httpApisRoute } from './http-apis.ts';
import { SocketApis } from './socket-apis.ts';

export interface GatewayWorld {
  readonly place: Place;
  readonly clock: Clock;
  readonly functions: Functions;
  readonly iam: Iam;
}

export const startGateway = ({
  place,
  clock,
  functions,
  iam,
}: GatewayWorld): Service & { readonly sockets: SocketApis } => {
  const apis = new Map<string, Api>();
  const { region, account } = place;
  const sockets = new SocketApis(apis, { clock, region, account });
  const world = { place, apis, functions, iam };
  return {
    sockets,
    types: {
      'AWS::ApiGatewayV2::Api': apiResource(world),
      'AWS::ApiGatewayV2::Stage': stageResource(world),
      'AWS::ApiGatewayV2::Route': routeResource(world),
      'AWS::ApiGatewayV2::Integration': integrationResource(world),
      'AWS::ApiGatewayV2::Authorizer': authorizerResource(world),
    },
    routes: [httpApisRoute(apis, clock), connectionsRoute(apis, sockets, { place, iam })],
    stop: () => sockets.stop(),
  };
};
