/** Who is asked, and who is not. */
import { holderOf, isOpen } from '../../../core/interruption/interruption.ts';
import type { Conversation } from '../centre/conversation.ts';
import { isBeside, isWithAgent } from '../centre/leg.ts';
import type { Evidence, Invariant } from '../evidence.ts';

export const onlyWhoHadTheCustomer: Invariant = {
  name: 'only an agent who did have the customer is asked',
  atCommit: ({ centre }, { entries, after }) => {
    const had = centre.conversations.get(after.chainId)?.had;
    const wrong = entries.find(({ type, detail }) => type === 'offered' && !had?.has(String(detail.agentId)));
    return wrong && `${wrong.interruptionId} was offered to ${wrong.detail.agentId}`;
  },
};

const apart = new Set<string | undefined>(['MONITOR', 'EXTERNAL_OUTBOUND', 'DISCONNECT']);

export const notWhileItGoesOn: Invariant = {
  name: 'nobody is asked while a leg that we know of goes on',
  atCommit: (_evidence, { after, entries }) => {
    if (!entries.some(({ type }) => type === 'offered')) return undefined;
    const living = Object.entries(after.facts).find(
      ([, leg]) =>
        !leg.endedAt && !leg.lookedUp && leg.connectedAt && !apart.has(leg.initiationMethod?.value),
    );
    return living && `${after.chainId} was offered, and ${living[0]} goes on`;
  },
};

/** Every leg's end was told with its reason, by the events themselves. */
const isSaid = ({ history, told }: Evidence, conversation: Conversation): boolean =>
  history.style.saysReasons && told.every((one) => one.conversation !== conversation || !one.isLost);

const leftForTheCustomer = (conversation: Conversation): boolean =>
  conversation.legs.some(({ reason }) => reason === 'CUSTOMER_DISCONNECT' || reason === 'TELECOM_PROBLEM');

export const notWhenWeEnded: Invariant = {
  name: 'nobody is asked about a call that our side ended',
  atCommit: (evidence, { entries, after }) => {
    const conversation = evidence.centre.conversations.get(after.chainId);
    if (!entries.some(({ type }) => type === 'offered') || !conversation) return undefined;
    const byUs = conversation.ending !== undefined && conversation.ending.by !== 'customer';
    return byUs && isSaid(evidence, conversation) && !leftForTheCustomer(conversation)
      ? `${after.chainId} was offered, and ${conversation.ending?.by} ended it`
      : undefined;
  },
};

export const oneOffer: Invariant = {
  name: 'at most one offer of a conversation is open',
  afterwards: ({ store }) => {
    const open = new Set<string>();
    for (const { interruptionId, type } of store.ledger) {
      if (type === 'offered' && open.has(interruptionId))
        return `${interruptionId} was offered while it was offered`;
      if (type === 'offered') open.add(interruptionId);
      if (type === 'withdrawn') open.delete(interruptionId);
    }
    return undefined;
  },
};

/** When everything was said and nothing lost, what our functions made of it is what was true. */
const isCertain = (evidence: Evidence, conversation: Conversation): boolean =>
  // Their clock is so far behind that an end which was just told looks long past: nobody waits for its description.
  evidence.history.style.ahead > -15_000 &&
  !evidence.struck.has('DescribeContact lags') &&
  !evidence.struck.has('DescribeContact knows nothing') &&
  !evidence.struck.has('DescribeContact gives no reason') &&
  evidence.told.every((one) => one.conversation !== conversation || !one.isLost) &&
  !leftEarlyForTheCustomer(conversation);

/** Longer than what the core takes for "together". */
const together = 8_000;

/**
 * The undocumented end of a leg that an agent left just before the end, or before our side was gone and left the
 * customer with an external party: nobody could tell it from the customer's.
 */
const leftEarlyForTheCustomer = ({ legs, ending }: Conversation): boolean => {
  const ours = legs.filter((leg) => !isBeside(leg)).map(({ endedAt }) => endedAt ?? 0);
  return [ending?.at, Math.max(...ours)].some((gone) =>
    legs.some(
      ({ reason, endedAt }) =>
        gone !== undefined &&
        endedAt !== undefined &&
        endedAt < gone &&
        endedAt > gone - together &&
        reason !== 'AGENT_DISCONNECT',
    ),
  );
};

const resumeWasChosen = ({ store }: Evidence, id: string): boolean =>
  store.ledger.some(({ interruptionId, type }) => interruptionId === id && type === 'chosen');

export const theHolderIsTheTruth: Invariant = {
  name: 'with every event delivered, the offer is with the agent who had the customer',
  afterwards: (evidence) => {
    for (const conversation of evidence.centre.conversations.values()) {
      const { id, ending } = conversation;
      if (!ending || !isCertain(evidence, conversation) || resumeWasChosen(evidence, id)) continue;
      const holder = holderOf(evidence.store.stored.get(id)?.interruption);
      const owner = ending.by === 'customer' ? ending.owner?.agentId : undefined;
      if (holder !== undefined && holder !== owner)
        return `${id} is with ${holder}, and ${owner ?? 'nobody'} had the customer`;
    }
    return undefined;
  },
};

const isBroken = ({ history }: Evidence): boolean =>
  history.steps.some((step) => step.do === 'settings change') || history.style.ahead !== 0;

/** It counts on from the callbacks before it, even where the flow never heard that it does. */
const isReturn = ({ store }: Evidence, id: string): boolean => store.stored.get(id)?.origin?.attempt === null;

/** Where there is nothing that speaks against an offer, one is made. */
export const everyDropIsOffered: Invariant = {
  name: 'with every event delivered in time, every eligible drop is offered',
  afterwards: (evidence) => {
    if (isBroken(evidence)) return undefined;
    for (const conversation of evidence.centre.conversations.values()) {
      const { id, ending, root } = conversation;
      if (ending?.by !== 'customer' || !ending.owner || id !== root || isReturn(evidence, id)) continue;
      if (!isCertain(evidence, conversation) || !isEligible(evidence, conversation)) continue;
      const interruption = evidence.store.stored.get(id)?.interruption;
      if (!isOpen(interruption)) return `${id} dropped and is ${interruption?.state ?? 'unknown to us'}`;
    }
    return undefined;
  },
};

const isEligible = ({ settings, told }: Evidence, conversation: Conversation): boolean => {
  const { owner, at } = conversation.ending ?? {};
  const leg = conversation.leg(owner?.contactId);
  const queueId = queueUpTo(conversation, owner?.contactId);
  const read = queueId === undefined ? undefined : settings.asOf(queueId, Number.POSITIVE_INFINITY);
  if (read?.type !== 'settings' || !leg || !isWithAgent(leg) || at === undefined) return false;
  const { callbackEnabled, minTalkSeconds, maxAgeMinutes, reasons } = read.settings;
  const inTime = told.every(
    (one) =>
      one.conversation !== conversation ||
      (one.heardAt !== undefined && one.heardAt - at < maxAgeMinutes * 60_000 - 30_000),
  );
  const isOrdinary = conversation.legs.every(
    ({ reason, endedAt }) =>
      reason === undefined ||
      (endedAt !== undefined && endedAt < at ? reason === 'AGENT_DISCONNECT' : ordinary.has(reason)),
  );
  const talked = at - leg.connectedAt >= (minTalkSeconds + 3) * 1_000;
  return callbackEnabled && inTime && talked && isOrdinary && reasons.includes('customer-disconnect');
};

const ordinary = new Set(['CUSTOMER_DISCONNECT', 'TELECOM_PROBLEM', 'AGENT_DISCONNECT']);

const queueUpTo = (conversation: Conversation, contactId: string | undefined): string | undefined => {
  for (let leg = conversation.leg(contactId); leg; leg = conversation.leg(leg.previousId))
    if (leg.queueId !== undefined && !leg.isAgentQueue && leg.method !== 'OUTBOUND' && !isBeside(leg))
      return leg.queueId;
  return undefined;
};
