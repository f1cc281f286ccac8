import { states } from '../../core/contracts/agent-socket.ts';

/** The states of an interruption. `none`: there is none of the conversation, or not yet. */
export const columns = ['none', ...states] as const;
export type Column = (typeof columns)[number];
