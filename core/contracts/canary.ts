/**
 * The canary: a drop that nobody had, sent every few minutes through the rule, the queue, the functions and the
 * socket that everybody's drops go through. Its agent is no user of Amazon Connect, and its queue none either.
 */
import { type EpochMs, isoOf, later, minutes } from '../time.ts';

export const canary = {
  /** Of its events: Amazon EventBridge takes none from customers whose source begins with `aws.`. */
  source: 'rejoin.canary',
  agentId: 'rejoin-canary',
  agentArn: 'arn:aws:rejoin:::agent/rejoin-canary',
  queueId: 'rejoin-canary',
  queueArn: 'arn:aws:rejoin:::queue/rejoin-canary',
  /** Its contacts begin with it. Those of Amazon Connect do not: they are UUIDs. */
  contactPrefix: 'rejoin-canary-',
} as const;

/** An interruption has the id of its conversation's first contact. */
export const isCanary = (interruptionId: string): boolean => interruptionId.startsWith(canary.contactPrefix);

/** The `detail` of its event, as Amazon Connect writes one. */
export const canaryDrop = (contactId: string, at: EpochMs): Readonly<Record<string, unknown>> => {
  const talkedSince = isoOf(later(at, -minutes(1)));
  return {
    eventType: 'DISCONNECTED',
    contactId,
    channel: 'VOICE',
    initiationMethod: 'INBOUND',
    initiationTimestamp: talkedSince,
    disconnectTimestamp: isoOf(at),
    disconnectReason: 'CUSTOMER_DISCONNECT',
    agentInfo: { agentArn: canary.agentArn, connectedToAgentTimestamp: talkedSince },
    queueInfo: { queueArn: canary.queueArn, queueType: 'STANDARD' },
  };
};
