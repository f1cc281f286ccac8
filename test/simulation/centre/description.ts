/** What DescribeContact says of a leg: what was true some moments ago. */
import type { DescribedContact } from '../../../core/ports.ts';
import { type EpochMs, epochMsOf } from '../../../core/time.ts';
import type { Conversation } from './conversation.ts';
import type { Leg } from './leg.ts';

const thirdParty = '+15005550006';

interface Seen {
  /** How things stood then. */
  readonly asOf: number;
  /** How far Amazon Connect's clock is ahead of ours, in milliseconds. */
  readonly ahead: number;
}

/** undefined: Amazon Connect did not know the contact yet. */
export const descriptionOf = (
  conversation: Conversation,
  leg: Leg,
  { asOf, ahead }: Seen,
): DescribedContact | undefined => {
  if (leg.initiatedAt > asOf) return undefined;
  const by = (instant: number | undefined): EpochMs | undefined =>
    instant !== undefined && instant <= asOf ? epochMsOf(instant + ahead) : undefined;
  const connectedAt = by(leg.connectedAt);
  const endedAt = by(leg.endedAt);
  return {
    contactId: leg.contactId,
    initiationMethod: leg.method,
    previousContactId: leg.previousId,
    queueId: leg.isAgentQueue ? undefined : leg.queueId,
    agentId: connectedAt === undefined ? undefined : leg.agentId,
    initiatedAt: by(leg.initiatedAt),
    answeredAt: by(leg.answeredAt),
    connectedAt,
    endedAt,
    disconnectReason: endedAt === undefined ? undefined : leg.reason,
    customerNumber: leg.method === 'EXTERNAL_OUTBOUND' ? thirdParty : conversation.caller.number,
    attributes: conversation.caller.attributes,
    nextContactIds: leg.nextIds.filter((id) => (conversation.leg(id)?.initiatedAt ?? asOf) <= asOf),
  };
};
