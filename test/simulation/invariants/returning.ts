/** A customer who calls in by themselves has one agent, and no callback that rings beside them. */
import {
  attemptOf,
  type Interruption,
  isOpen,
  type Returned,
} from '../../../core/interruption/interruption.ts';
import { isLiving } from '../centre/leg.ts';
import type { CallMade, Evidence, Invariant } from '../evidence.ts';

const isReturned = (interruption: Interruption | undefined): interruption is Returned =>
  interruption?.state === 'ended' && interruption.how === 'customer-returned';

export const oneOfTheTwo: Invariant = {
  name: 'either the callback or the customer comes first, never both',
  atCommit: (_evidence, { before, after }) => {
    const [was, is] = [before.interruption, after.interruption];
    if (was?.state === 'resumed' && isReturned(is)) return `${after.chainId} was resumed, and then returned`;
    return isReturned(was) && is?.state === 'resumed'
      ? `${after.chainId} had returned, and then was resumed`
      : undefined;
  },
};

const returnedAt = ({ store }: Evidence, id: string): number | undefined => {
  const entry = store.ledger.find(
    ({ interruptionId, type }) => interruptionId === id && type === 'customer-returned',
  );
  return entry && Date.parse(entry.at);
};

/** One run of the function that dials, with a clock that is ahead. */
const oneRun = 16_000;

export const noCallAfterTheReturn: Invariant = {
  name: 'nobody is called who is back already',
  atCall: (evidence, { request, at }) => {
    const back = returnedAt(evidence, request.relatedContactId);
    return back !== undefined && at > back + oneRun
      ? `called ${at - back} ms after they were back`
      : undefined;
  },
};

const endOf = ({ conversation }: CallMade): number =>
  Math.max(...conversation.legs.map(({ endedAt }) => endedAt ?? Number.POSITIVE_INFINITY));

const firstSigns = new Set(['INITIATED', 'CONNECTED_TO_SYSTEM', 'CONNECTED_TO_AGENT']);

/** An event of it came when the customer was back, and it still went on when that event was done with. */
const wasKnownInTime = (evidence: Evidence, call: CallMade, back: number): boolean =>
  evidence.told.some(
    ({ conversation, type, heardAt, contactId }) =>
      conversation === call.conversation &&
      contactId === conversation.id &&
      firstSigns.has(type) &&
      heardAt !== undefined &&
      heardAt > back &&
      heardAt < endOf(call),
  );

export const noCallbackGoesOn: Invariant = {
  name: 'the callback to a customer who is back is hung up once its contact is known',
  afterwards: (evidence) => {
    const { store, calls, hangUps } = evidence;
    for (const { chainId, interruption } of store.stored.values()) {
      if (!isReturned(interruption)) continue;
      const known = attemptOf(interruption)?.contactId ?? null;
      if (known !== null && !hangUps.some(({ contactId }) => contactId === known))
        return `${known} was known when the customer of ${chainId} was back, and not hung up`;
      const back = returnedAt(evidence, chainId) ?? Number.POSITIVE_INFINITY;
      const left = calls.find(
        (call) =>
          call.request.relatedContactId === chainId &&
          !hangUps.some(({ contactId }) => contactId === call.conversation.id) &&
          wasKnownInTime(evidence, call, back),
      );
      if (left) return `${left.conversation.id} was heard of when the customer of ${chainId} was back`;
    }
    return undefined;
  },
};

export const hungUpOnlyThen: Invariant = {
  name: 'we hang up only callbacks to customers who are back',
  afterwards: ({ hangUps, calls, store }) => {
    for (const { contactId } of hangUps) {
      const call = calls.find(({ conversation }) => conversation.id === contactId);
      if (!call) return `${contactId} is no callback`;
      if (!isReturned(store.stored.get(call.request.relatedContactId)?.interruption))
        return `${contactId} was hung up, and its customer was not back`;
    }
    return undefined;
  },
};

/** What one function takes, and the way of a message; where nothing goes wrong. */
const inTime = 6_000;

/** Where no fault struck, nobody joins a callback that we had the time to stop. */
export const noAgentJoinsIt: Invariant = {
  name: 'no agent joins a callback that could still be stopped when the customer was back',
  afterwards: (evidence) => {
    const { store, calls, history } = evidence;
    if (history.faults.length > 0) return undefined;
    for (const { chainId, interruption } of store.stored.values()) {
      if (!isReturned(interruption)) continue;
      const back = returnedAt(evidence, chainId) ?? Number.POSITIVE_INFINITY;
      const own = calls.filter(({ request }) => request.relatedContactId === chainId);
      const joined = own
        .filter(({ by }) => by === 'system')
        .flatMap(({ conversation }) => conversation.legs)
        .find(({ connectedAt }) => connectedAt !== undefined && connectedAt > back + inTime);
      if (joined) return `${joined.contactId} was joined after the customer of ${chainId} was back`;
    }
    return undefined;
  },
};

export const ledToTheirOwn: Invariant = {
  name: 'a customer who calls in is led only to who had them',
  afterwards: ({ led, centre }) => {
    for (const { conversation, to } of led) {
      const number = to === undefined ? undefined : centre.of(to)?.caller.number;
      if (to !== undefined && (number === undefined || number !== conversation.caller.number))
        return `${conversation.id} was led to the holder of ${to}`;
    }
    return undefined;
  },
};

export const ledTwiceTheSame: Invariant = {
  name: 'a flow that asks again gets the same answer',
  afterwards: ({ led }) => {
    for (const { conversation, at, to } of led) {
      const other = led.find((one) => one.conversation === conversation && one.askedAt > at && one.to !== to);
      if (to !== undefined && other) return `${conversation.id} was led to ${to}, then to ${other.to}`;
    }
    return undefined;
  },
};

/** Whoever ended the interruption was led to its holder, unless the function that was to say so failed. */
export const ledWhoReturned: Invariant = {
  name: 'a call that ended an interruption is led to its holder',
  afterwards: (evidence) => {
    const { led, store } = evidence;
    for (const { chainId, interruption } of store.stored.values()) {
      if (!isReturned(interruption)) continue;
      const own = led.filter(({ conversation }) => conversation.id === interruption.contactId);
      const last = own.toSorted((one, other) => one.askedAt - other.askedAt).at(-1);
      // An answer that was given before the return was written could not know of it.
      if (last && last.at < (returnedAt(evidence, chainId) ?? 0)) continue;
      if (last && last.to !== chainId && own.some(({ to }) => to === chainId))
        return `${last.conversation.id} ended ${chainId} and was led to ${last.to ?? 'nobody'}`;
    }
    return undefined;
  },
};

export const ledOnce: Invariant = {
  name: 'an interruption leads one call to its holder, and a call leads to one interruption',
  afterwards: ({ led }) => {
    for (const { conversation, to } of led) {
      if (to === undefined) continue;
      const other = led.find((one) => one.to === to && one.conversation !== conversation);
      if (other) return `${conversation.id} and ${other.conversation.id} were both led to ${to}`;
    }
    return undefined;
  },
};

export const ordersToTheHolder: Invariant = {
  name: 'only the holder is told to dial, for the attempt in hand, once',
  afterwards: ({ orders, store }) => {
    const seen = new Set<string>();
    for (const { agentId, order } of orders) {
      const interruption = store.stored.get(order.interruptionId)?.interruption;
      const holder = isOpen(interruption) ? interruption.case.holder.agentId : undefined;
      if (agentId !== holder) return `${agentId} was told to dial for ${order.interruptionId}`;
      const attempt = `${order.interruptionId}:${order.attempt}`;
      if (seen.has(attempt)) return `${agentId} was told twice to dial ${attempt}`;
      seen.add(attempt);
    }
    return undefined;
  },
};

/** A call of ours is over when everything is: whatever rings or talks for ever was forgotten. */
export const noCallbackForEver: Invariant = {
  name: 'no callback goes on for ever',
  inTheEnd: ({ calls }) => {
    const living = calls.find(({ conversation }) => conversation.legs.some(isLiving));
    return living && `${living.conversation.id} goes on`;
  },
};
