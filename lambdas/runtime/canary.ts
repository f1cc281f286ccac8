/** Builds the canary. */
import { randomUUID } from 'node:crypto';
import { canary as itself } from '../../core/contracts/canary.ts';
import { later, seconds } from '../../core/time.ts';
import { type CanaryResult, runCanary } from '../../core/use-cases/run-canary.ts';
import { eventBridgeClient } from '../adapters/clients.ts';
import { eventbridgeCanaryDrop } from '../adapters/eventbridge-canary-drop.ts';
import { openCanaryPage } from '../adapters/websocket-canary-page.ts';
import { clock, variable } from './environment.ts';
import { tickets } from './sign-in.ts';

/** What an agent would not wait for is as good as never; and the function has time left to say so. */
const patience = seconds(15);

export const canary = (): (() => Promise<CanaryResult>) => {
  const issued = tickets();
  const [url, origin] = [variable('SOCKET_URL'), variable('ALLOWED_ORIGIN')];
  return runCanary({
    clock,
    newId: randomUUID,
    drop: eventbridgeCanaryDrop(eventBridgeClient()),
    openPage: async () => {
      const signedIn = { agentId: itself.agentId, signedInUntil: later(clock(), seconds(60)) };
      const { ticket } = await issued.issue(signedIn, origin);
      return openCanaryPage({ url, origin, ticket, patience });
    },
  });
};
