/** Chains as the real core makes them, for whoever stores them. */
import type { LedgerEntry } from '../../../core/contracts/ledger-entry.ts';
import type { Chain } from '../../../core/interruption/chain.ts';
import { isOpen, type OpenInterruption } from '../../../core/interruption/interruption.ts';
import { epochMsOf } from '../../../core/time.ts';
import { call, supportIsOn, theLineDrops } from '../../in-memory/story.ts';
import { inMemoryWorld } from '../../in-memory/world.ts';

const offerOfTheStory = async (): Promise<OpenInterruption & { readonly state: 'offered' }> => {
  const world = inMemoryWorld();
  supportIsOn(world);
  await theLineDrops(world);
  const interruption = world.interruption(call);
  if (interruption?.state !== 'offered') throw new Error('the story makes no offer');
  return interruption;
};

const offer = await offerOfTheStory();

/** A conversation of which one event is known. */
export const withFacts = (chain: Chain): Chain => ({
  ...chain,
  revision: chain.revision + 1,
  facts: {
    ...chain.facts,
    [`leg-${chain.revision}`]: { queueId: { value: 'support', at: epochMsOf(1_795_424_400_000) } },
  },
});

/** An offer to this agent, whose pop-up has still to be pushed. */
export const offeredTo = (agentId: string, chain: Chain): Chain => ({
  ...withFacts(chain),
  interruption: {
    ...offer,
    id: chain.chainId,
    case: { ...offer.case, holder: { ...offer.case.holder, agentId } },
  },
  pending: [
    { type: 'push', agentId },
    { type: 'schedule', at: epochMsOf(1_795_424_410_000) },
  ],
  pendingUntil: epochMsOf(1_795_424_412_000),
});

/** The same, once it is known whose number it is. */
export const ofCaller = (callerHash: string, chain: Chain): Chain => {
  const { interruption } = chain;
  if (!isOpen(interruption)) throw new Error('an offer is open');
  return { ...chain, interruption: { ...interruption, case: { ...interruption.case, callerHash } } };
};

export const endedFor = (agentId: string, chain: Chain): Chain => {
  const { interruption } = offeredTo(agentId, chain);
  if (!isOpen(interruption)) throw new Error('an offer is open');
  const { id, version, case: what } = interruption;
  return {
    ...withFacts(chain),
    interruption: { state: 'ended', id, version: version + 1, case: what, how: 'choice' },
  };
};

export const entryOf = (chain: Chain, type: LedgerEntry['type'] = 'offered', seq = 1): LedgerEntry => ({
  interruptionId: chain.chainId,
  seq,
  at: '2026-11-23T09:00:00.000Z',
  type,
  by: 'system',
  attempt: 0,
  detail: { reason: 'customer-disconnect', talkSeconds: 300, late: false },
});
