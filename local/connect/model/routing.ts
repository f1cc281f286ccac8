/** Who is served next, and by whom. */
import type { Contact } from './contact.ts';
import type { Softphone } from './softphone.ts';

const ageRank = (contact: Contact): number =>
  (contact.queue?.enqueuedAt ?? contact.initiatedAt) - contact.queueTimeAdjustment * 1_000;

/** documented: an agent's own queue comes first, then priority (lower is sooner), then the longest wait. */
const sooner = (one: Contact, other: Contact): number => {
  const own = Number(other.queue?.kind === 'AGENT') - Number(one.queue?.kind === 'AGENT');
  return own || one.priority - other.priority || ageRank(one) - ageRank(other);
};

const serves = (softphone: Softphone, contact: Contact): boolean => {
  const { queue } = contact;
  if (queue === undefined) return false;
  return queue.kind === 'AGENT'
    ? queue.id === softphone.agent.id
    : softphone.agent.queueIds.includes(queue.id);
};

export interface Offer {
  readonly contact: Contact;
  readonly softphone: Softphone;
}

/** The next queued contact with an available agent; among agents the one idle for longest (documented). */
export const nextOffer = (
  contacts: readonly Contact[],
  softphones: readonly Softphone[],
): Offer | undefined => {
  const free = softphones
    .filter((softphone) => softphone.routable)
    .sort((one, other) => one.idleSince - other.idleSince);
  const waiting = contacts.filter((contact) => contact.stage === 'queued').sort(sooner);
  for (const contact of waiting) {
    const softphone = free.find((candidate) => serves(candidate, contact));
    if (softphone !== undefined) return { contact, softphone };
  }
  return undefined;
};
