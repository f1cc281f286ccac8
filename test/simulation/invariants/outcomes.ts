/** What is told of a callback is true of that callback. */
import type { LedgerEntry } from '../../../core/contracts/ledger-entry.ts';
import type { Conversation } from '../centre/conversation.ts';
import type { Evidence, Invariant } from '../evidence.ts';

const callOf = ({ calls }: Evidence, { interruptionId, attempt }: LedgerEntry) =>
  calls.find(({ request }) => request.token === `${interruptionId}:${attempt}`);

/** What DescribeContact and events say of a callback: these failures need a call that was made and ended. */
const saidOfACall = new Set([
  'busy',
  'no-answer',
  'invalid-number',
  'blocked',
  'line-problem',
  'abandoned',
  'voicemail-suspected',
]);

/** These are said only where it is certain that nobody was called. */
const noCall = new Set([
  'agent-could-not-dial',
  'not-dialled',
  'busy-centre',
  'closed',
  'no-number',
  'throttled',
]);

/** What nobody has told us yet, or never will, cannot be held against us. */
const allIsHeard = ({ told }: Evidence, conversation: Conversation): boolean =>
  told.every((one) => one.conversation !== conversation || one.heardAt !== undefined);

const wrongWith = (evidence: Evidence, entry: LedgerEntry): string | undefined => {
  const { type, detail, attempt, interruptionId } = entry;
  const conversation = callOf(evidence, entry)?.conversation;
  const told = `attempt ${attempt} of ${interruptionId} is told to be ${type}`;
  if (type === 'placed' && detail.contactId !== conversation?.id)
    return `${told} as ${detail.contactId}, which is not its call`;
  if (type === 'answered' && conversation?.legs[0]?.answeredAt === undefined)
    return `${told}, and nobody answered`;
  if (type === 'resumed' && !conversation?.had.has(String(detail.agentId)))
    return `${told} by ${detail.agentId}, who was not on the call`;
  if (type === 'failed' && noCall.has(String(detail.reason)))
    return conversation && `${told} (${detail.reason}), and its call was made`;
  if (type !== 'failed' || !saidOfACall.has(String(detail.reason))) return undefined;
  if (!conversation) return `${told} (${detail.reason}), and its call was never made`;
  if (conversation.isAlive && allIsHeard(evidence, conversation))
    return `${told} (${detail.reason}), and its call goes on`;
  return undefined;
};

export const outcomesAreTrue: Invariant = {
  name: 'what is told of an attempt is true of its own callback',
  atCommit: (evidence, { entries }) => {
    for (const entry of entries) {
      const wrong = wrongWith(evidence, entry);
      if (wrong) return wrong;
    }
    return undefined;
  },
};
