/** Frames to an agent's pages, through API Gateway's `@connections`. */
import {
  type ApiGatewayManagementApiClient,
  PostToConnectionCommand,
} from '@aws-sdk/client-apigatewaymanagementapi';
import type { ServerFrame } from '../../core/contracts/agent-socket.ts';
import { signedOut } from '../../core/contracts/signed-out.ts';
import type { AgentSockets } from '../../core/ports.ts';
import { errorName } from './aws-error.ts';
import type { Connections } from './dynamodb-connections.ts';

interface Deps {
  readonly client: ApiGatewayManagementApiClient;
  readonly connections: Connections;
  /** Told of a page that is there and could not be reached. It gets the truth when it connects again. */
  readonly onUnreachable: (agentId: string, error: unknown) => void;
  /** Told of a page that went away and did not say so. */
  readonly onGone: () => void;
  /** Told of an agent whom a push did not find. */
  readonly onNoPage: (agentId: string) => void;
}

export interface Sockets extends AgentSockets {
  /** To one page. `false`: it is gone. */
  send(connectionId: string, frame: ServerFrame): Promise<boolean>;
}

export const websocketAgentSockets = (deps: Deps): Sockets => {
  const send = async (connectionId: string, frame: ServerFrame): Promise<boolean> => {
    const Data = Buffer.from(JSON.stringify(frame));
    try {
      await deps.client.send(new PostToConnectionCommand({ ConnectionId: connectionId, Data }));
      return true;
    } catch (error) {
      if (errorName(error) === 'GoneException') return false;
      throw error;
    }
  };
  const sendOrForget = async (agentId: string, connectionId: string, frame: ServerFrame): Promise<void> => {
    try {
      if (await send(connectionId, frame)) return;
      deps.onGone();
      await deps.connections.remove(agentId, connectionId);
    } catch (error) {
      deps.onUnreachable(agentId, error);
    }
  };
  return {
    send,
    push: async (agentId, frame) => {
      const open = await deps.connections.of(agentId);
      if (open.length === 0) deps.onNoPage(agentId);
      await Promise.all(
        open.map(({ connectionId, isSignedIn }) =>
          sendOrForget(agentId, connectionId, isSignedIn ? frame : signedOut(null)),
        ),
      );
    },
  };
};
