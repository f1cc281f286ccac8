/** The customer on hold: told by no contact event, only as agentInitiatedHoldDuration afterwards (documented). */
import type { AgentPart } from './contact.ts';

export const putOnHold = (agent: AgentPart, now: number): void => {
  agent.heldSince ??= now;
};

export const takeFromHold = (agent: AgentPart, now: number): void => {
  if (agent.heldSince === undefined) return;
  agent.heldMs = (agent.heldMs ?? 0) + now - agent.heldSince;
  delete agent.heldSince;
};
