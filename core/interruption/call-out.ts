/** Whether an agent can call out on a queue: the prerequisite of every callback. */

/**
 * `cannot`: the queue is neither the agent's default outbound queue nor in their routing profile, or it has no
 * caller ID. `unknown`: nobody has asked lately; it is offered and asked again before the call.
 */
export type CallOut = 'can' | 'cannot' | 'unknown';

/** What was found out about an agent, by outbound queue. */
export type OutboundCheck = Readonly<Record<string, boolean>>;

export const callOutOf = (check: OutboundCheck | undefined, outboundQueueId: string | undefined): CallOut => {
  if (outboundQueueId === undefined) return 'cannot';
  if (!check || !Object.hasOwn(check, outboundQueueId)) return 'unknown';
  return check[outboundQueueId] ? 'can' : 'cannot';
};
