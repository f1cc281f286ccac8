/** The contact centre that is simulated: its standard queues and its agents. */

export interface Queue {
  /** A uuid, the last part of the queue's ARN. */
  readonly id: string;
  readonly name: string;
  /** E.164. Without one a call that names this queue cannot be placed (OutboundCallerConfig, SDK type). */
  readonly outboundCallerId?: string;
  /** Its hours of operation: whether it is open at that moment (epoch ms). Without them it never closes. */
  readonly isOpen?: (at: number) => boolean;
}

export interface Agent {
  /** The Connect user id, a uuid. */
  readonly id: string;
  readonly username: string;
  readonly name: string;
  /** The standard queues of the agent's routing profile. */
  readonly queueIds: readonly string[];
  /** Contacts are accepted without a click (AutoAccept of the user's phone configuration, SDK type). */
  readonly autoAccept?: boolean;
}

export interface Centre {
  readonly queues: readonly Queue[];
  readonly agents: readonly Agent[];
}

/** An id, or the ARN that ends in it: flow blocks take either (documented, UpdateContactTargetQueue). */
export const idOf = (idOrArn: string): string => idOrArn.slice(idOrArn.lastIndexOf('/') + 1);

export const queueById = (centre: Centre, id: string): Queue | undefined =>
  centre.queues.find((queue) => queue.id === id);

export const agentById = (centre: Centre, id: string): Agent | undefined =>
  centre.agents.find((agent) => agent.id === id);
