/** What the server tells an agent's page to dial. */
import type { ServerFrame } from '../../../core/contracts/agent-socket.ts';

export type DialOrder = Extract<ServerFrame, { type: 'dial' }>;
