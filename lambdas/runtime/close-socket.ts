/** Builds what ends a socket: apart, since only one function does. */
import { apiGatewayCloseSocket, type CloseSocket } from '../adapters/api-gateway-close-socket.ts';
import { apiGatewayClient } from '../adapters/clients.ts';
import { variable } from './environment.ts';

export const closeSocket = (): CloseSocket =>
  apiGatewayCloseSocket(apiGatewayClient(variable('SOCKET_MANAGEMENT_URL')));
