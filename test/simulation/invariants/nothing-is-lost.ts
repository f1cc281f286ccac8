/** Whatever was decided is carried out, and everything comes to an end. */

import type { Interruption } from '../../../core/interruption/interruption.ts';
import { dueAt } from '../../../core/interruption/lifecycle/closing.ts';
import { epochMsOf } from '../../../core/time.ts';
import type { Evidence, Invariant } from '../evidence.ts';
import { fromTheFuture } from '../machinery/item-versions.ts';

/** A page's frame is not delivered again: what its function left undone may be a view, which every page gets anew. */
export const effectsAreCarriedOut: Invariant = {
  name: 'what was decided is carried out, without a page that asks for it',
  unaided: ({ store }) => {
    for (const { chainId, pending } of store.stored.values()) {
      const left = pending.filter(({ type }) => type !== 'push');
      if (left.length > 0) return `${chainId} never had its ${left.map(({ type }) => type).join(', ')}`;
    }
    return undefined;
  },
};

export const noAttemptIsForgotten: Invariant = {
  name: 'every attempt comes to an end, without a page that connects anew',
  unaided: ({ store }) => {
    for (const { chainId, interruption } of store.stored.values())
      if (interruption?.state === 'dialling' || interruption?.state === 'unknown')
        return `${chainId} stays ${interruption.state}`;
    return undefined;
  },
};

export const pushesAreCarriedOut: Invariant = {
  name: "what was decided is pushed, unless the page's own function died",
  afterwards: ({ store, deadFrames }) => {
    if (deadFrames > 0) return undefined;
    for (const { chainId, pending } of store.stored.values())
      if (pending.length > 0) return `${chainId} was never pushed`;
    return undefined;
  },
};

const ends = new Set(['DISCONNECTED', 'COMPLETED']);

/** It goes on, or how a leg ended was lost or kept out by the rules: then it stays on the ledger as a question. */
const isUnanswerable = ({ told, centre }: Evidence, id: string): boolean => {
  const conversation = centre.conversations.get(id);
  const own = told.filter((one) => one.conversation === conversation);
  const isToldToEnd = (contactId: string): boolean =>
    own.some((one) => one.contactId === contactId && ends.has(one.type) && !one.isLost);
  return (
    conversation === undefined ||
    conversation.isAlive ||
    own.some(({ isLost }) => isLost) ||
    conversation.legs.some(({ contactId }) => !isToldToEnd(contactId))
  );
};

const isStuck = (evidence: Evidence, { id, state }: Interruption): boolean =>
  state === 'dialling' || state === 'unknown' || (state === 'detected' && !isUnanswerable(evidence, id));

export const nothingIsStuck: Invariant = {
  name: 'nothing stands still once everything is delivered',
  afterwards: (evidence) => {
    const { store, now } = evidence;
    for (const { chainId, interruption } of store.stored.values()) {
      const due = dueAt(interruption);
      if (due !== undefined && epochMsOf(now) > due + 30_000)
        return `${chainId} (${interruption?.state}) is overdue`;
      if (interruption && isStuck(evidence, interruption)) return `${chainId} is still ${interruption.state}`;
    }
    return undefined;
  },
};

const final = new Set(['ended', 'not-offered']);

export const everythingEnds: Invariant = {
  name: 'every interruption comes to an end',
  inTheEnd: (evidence) => {
    for (const { chainId, interruption } of evidence.store.stored.values()) {
      if (!interruption || final.has(interruption.state)) continue;
      if (interruption.state === 'detected' && isUnanswerable(evidence, chainId)) continue;
      return `${chainId} is ${interruption.state} for ever`;
    }
    return undefined;
  },
};

export const everyEventIsHeard: Invariant = {
  name: 'every event that was not lost is heard in the end',
  afterwards: ({ told }) => {
    const unheard = told.find(({ isLost, heardAt }) => !isLost && heardAt === undefined);
    return unheard && `${unheard.type} of ${unheard.contactId}`;
  },
};

export const unknownMembersStay: Invariant = {
  name: 'what newer code wrote is kept',
  afterwards: ({ store, struck }) => {
    if (!struck.has('item written by newer code')) return undefined;
    return [...store.stored.values()].some((chain) => fromTheFuture in chain) ? undefined : 'it is gone';
  },
};

export const everythingComesToRest: Invariant = {
  name: 'everything comes to rest',
  inTheEnd: ({ isRestless }) => (isRestless ? 'functions keep each other busy for ever' : undefined),
};
