/**
 * The holder's page says which contact the call became that it was told to dial. Nothing is taken from a page on
 * trust: Amazon Connect must show an outbound call of this agent that began after they were told.
 *
 * Its events need not name our interruption (undocumented for calls that agents dial), so Amazon Connect is asked
 * until the customer has answered or the call is over.
 */
import type { AgentCallMessage } from '../contracts/work-message.ts';
import { legOf } from '../interruption/facts.ts';
import type { Interruption, OpenInterruption } from '../interruption/interruption.ts';
import { attemptOf, isOpen } from '../interruption/interruption.ts';
import type { Chains, Clock, ContactDirectory, DescribedContact, WorkQueues } from '../ports.ts';
import { type DurationMs, later, seconds } from '../time.ts';
import type { Advance } from './advance.ts';
import { describeContact } from './describe-contact.ts';
import type { Judge } from './judge.ts';
import { originFor } from './origin.ts';
import type { ReportCallback } from './report-callback.ts';

export interface MatchAgentCallDeps {
  readonly advance: Advance;
  readonly chains: Chains;
  readonly clock: Clock;
  readonly contacts: ContactDirectory;
  readonly judge: Judge;
  readonly queues: WorkQueues;
  readonly reportCallback: ReportCallback;
}

/** Two clocks, theirs and ours, are never the same. */
const clocksDiffer: DurationMs = seconds(2);
/** Every three seconds, as long as a call may ring. */
const pause: DurationMs = seconds(3);
const patience = 30;

export type MatchAgentCall = (message: AgentCallMessage) => Promise<void>;

export const matchAgentCall =
  (deps: MatchAgentCallDeps): MatchAgentCall =>
  async (message) => {
    const { interruptionId, contactId, attempt, tries } = message;
    const { interruption } = await deps.chains.load(interruptionId);
    if (!isDialledBy(interruption, message)) return;
    const described = await describeContact(deps.contacts, contactId);
    const contact = described === 'throttled' ? undefined : described;
    if (contact !== undefined) {
      if (!isTheirCall(interruption, contact)) return;
      await follow(deps, interruption, contact, attempt);
    }
    const isSettled = contact?.answeredAt !== undefined || contact?.endedAt !== undefined;
    if (!isSettled && tries < patience) await deps.queues.agentCall({ ...message, tries: tries + 1 }, pause);
  };

const isDialledBy = (
  interruption: Interruption | undefined,
  { attempt, contactId }: AgentCallMessage,
): interruption is OpenInterruption => {
  const inHand = isOpen(interruption) ? attemptOf(interruption) : null;
  if (!isOpen(interruption) || inHand?.number !== attempt || inHand.step === 'requested') return false;
  if (interruption.case.settings.dialMode !== 'agent') return false;
  return inHand.contactId === null || inHand.contactId === contactId;
};

const isTheirCall = (interruption: OpenInterruption, contact: DescribedContact): boolean => {
  const toldAt = attemptOf(interruption)?.claimedAt;
  return (
    contact.initiationMethod === 'OUTBOUND' &&
    contact.agentId === interruption.case.holder.agentId &&
    contact.initiatedAt !== undefined &&
    typeof toldAt === 'number' &&
    later(contact.initiatedAt, clocksDiffer) >= toldAt
  );
};

const follow = async (
  deps: MatchAgentCallDeps,
  interruption: OpenInterruption,
  contact: DescribedContact,
  attempt: number,
): Promise<void> => {
  const { contactId } = contact;
  await deps.advance(interruption.id, (before) => ({
    chain: before,
    inputs: [{ type: 'dial-placed', attempt, contactId }],
  }));
  const facts = {
    [contactId]: legOf(deps.clock(), {
      initiationMethod: contact.initiationMethod,
      agentId: contact.agentId,
      connectedAt: contact.connectedAt,
      answeredAt: contact.answeredAt,
      endedAt: contact.endedAt,
      disconnectReason: contact.disconnectReason,
    }),
  };
  const origin = originFor(interruption, attempt);
  const { chain } = await deps.advance(contactId, (before, now) =>
    deps.judge(before, { facts, origin }, now),
  );
  await deps.reportCallback(chain);
};
