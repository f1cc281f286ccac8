/** Asks Amazon Connect about a leg whose events do not say enough, and judges the chain again. */
import type { LookUpMessage } from '../contracts/work-message.ts';
import { type Facts, legOf } from '../interruption/facts.ts';
import type { Chains, Clock, ContactDirectory, DescribedContact, WorkQueues } from '../ports.ts';
import { type EpochMs, seconds } from '../time.ts';
import type { Advance } from './advance.ts';
import type { Judge } from './judge.ts';
import type { ReportCallback } from './report-callback.ts';

export interface LookUpDeps {
  readonly advance: Advance;
  readonly judge: Judge;
  readonly chains: Chains;
  readonly contacts: ContactDirectory;
  readonly queues: WorkQueues;
  readonly reportCallback: ReportCallback;
  readonly clock: Clock;
}

/** DescribeContact is eventually consistent, by seconds: asked again after 1, 2, 4 and 8 s, then taken as it is. */
const patience = 4;

/** As long as all those questions take, for an end that an event told of after the first of them. */
const lag = seconds(15);

export type LookUp = (message: LookUpMessage) => Promise<void>;

export const lookUp =
  (deps: LookUpDeps): LookUp =>
  async (message) => {
    const { chainId, contactId, tries } = message;
    const contact = await deps.contacts.describe(contactId);
    if (!isComplete(contact) && tries < patience)
      return deps.queues.lookUp({ ...message, tries: tries + 1 }, seconds(2 ** tries));
    if (contact?.endedAt === undefined && (await hasJustEnded(deps, message)))
      return deps.queues.lookUp(message, seconds(4));
    const { chain } = await deps.advance(chainId, (before, now) => {
      const facts = factsOfContact(
        contactId,
        contact,
        notBefore(before.facts[contactId]?.endedAt?.value, now),
      );
      return deps.judge(before, { facts }, now);
    });
    await deps.reportCallback(chain);
  };

/** An answer from before an end says nothing of the end, however often it was asked for. */
const hasJustEnded = async (
  { chains, clock }: Pick<LookUpDeps, 'chains' | 'clock'>,
  { chainId, contactId }: LookUpMessage,
): Promise<boolean> => {
  const { facts } = await chains.load(chainId);
  const endedAt = facts[contactId]?.endedAt?.value;
  return endedAt !== undefined && Math.abs(clock() - endedAt) < lag;
};

/** Their clock and ours differ: what was learnt after an end must not seem older than it. */
const notBefore = (endedAt: EpochMs | undefined, now: EpochMs): EpochMs =>
  endedAt !== undefined && endedAt > now ? endedAt : now;

const isComplete = (contact: DescribedContact | undefined): boolean =>
  contact?.endedAt !== undefined && contact.disconnectReason !== undefined;

const factsOfContact = (contactId: string, contact: DescribedContact | undefined, now: EpochMs): Facts => ({
  [contactId]: legOf(now, {
    initiationMethod: contact?.initiationMethod,
    previousContactId: contact?.previousContactId,
    queueId: contact?.queueId,
    agentId: contact?.agentId,
    connectedAt: contact?.connectedAt,
    endedAt: contact?.endedAt,
    disconnectReason: contact?.disconnectReason,
    lookedUp: true,
  }),
});
