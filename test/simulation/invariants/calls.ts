/** Nobody is called twice for one choice, nor without one, nor out of the blue, nor at another number. */
import { isOpen } from '../../../core/interruption/interruption.ts';
import { isLiving } from '../centre/leg.ts';
import type { CallMade, Evidence, Invariant } from '../evidence.ts';

const idOf = (call: CallMade): string => call.request.relatedContactId;

const caseOf = ({ store }: Evidence, id: string) => {
  const interruption = store.stored.get(id)?.interruption;
  return isOpen(interruption) ? interruption.case : undefined;
};

const resumesOf = ({ store }: Evidence, id: string) =>
  store.ledger.filter(
    ({ interruptionId, type, detail }) =>
      interruptionId === id && type === 'chosen' && detail.choice === 'resume',
  );

export const oneCallPerChoice: Invariant = {
  name: 'nobody is called twice for one choice',
  atCall: ({ calls }, { request }) =>
    calls.some((other) => other.request.token === request.token)
      ? `a second call for ${request.token}`
      : undefined,
};

export const neverMoreCallsThanChoices: Invariant = {
  name: 'nobody is called unless the holder chose to resume',
  atCall: (evidence, call) => {
    const id = idOf(call);
    const chosen = resumesOf(evidence, id).length;
    const called = evidence.calls.filter((other) => idOf(other) === id).length + 1;
    if (called > chosen) return `${called} calls after ${chosen} accepted choices for ${id}`;
    const holder = caseOf(evidence, id)?.holder.agentId;
    const asked = evidence.said.some(
      ({ agentId, frame }) =>
        agentId === holder &&
        frame.type === 'choose' &&
        frame.choice === 'resume' &&
        frame.interruptionId === id,
    );
    return asked ? undefined : `${holder ?? 'nobody'} holds ${id} and never asked to resume it`;
  },
};

/** Also by the simulation's own clock: ringing ends within its time whatever we hear. */
export const neverASecondCall: Invariant = {
  name: 'nobody is called while an earlier callback to them is known to be alive',
  atCall: (evidence, call) => {
    const other = evidence.calls.find(
      (earlier) => idOf(earlier) === idOf(call) && earlier.conversation.isAlive,
    );
    if (!other) return undefined;
    const { conversation } = other;
    const [leg] = conversation.legs;
    if (leg?.answeredAt === undefined) return `${conversation.id} still rings`;
    const isKnown = evidence.told.some(
      (told) =>
        told.conversation === conversation &&
        told.heardAt !== undefined &&
        (told.contactId !== leg.contactId || told.type === 'CONNECTED_TO_SYSTEM') &&
        conversation.legs.some((living) => living.contactId === told.contactId && isLiving(living)),
    );
    return isKnown ? `${conversation.id} was answered and goes on, and we had heard of it` : undefined;
  },
};

export const theOriginalNumber: Invariant = {
  name: 'only the number of the original contact is called',
  atCall: ({ centre }, { request }) => {
    const number = centre.of(request.relatedContactId)?.caller.number;
    return number !== undefined && request.destination === number
      ? undefined
      : `called ${request.destination}, not ${number}`;
  },
};

/** Its patience, and one run of the dialling function with a slow request. */
const slack = 30_000 + 14_000 + 10_000 + 4_000;

export const neverOutOfTheBlue: Invariant = {
  name: 'nobody is called long after the choice',
  atCall: (evidence, call) => {
    const [chosenAt] = resumesOf(evidence, idOf(call))
      .map(({ at }) => Date.parse(at))
      .toReversed();
    const ringing = call.request.ringSeconds * 1_000;
    const age = call.at - (chosenAt ?? 0);
    return age <= ringing + slack ? undefined : `called ${Math.round(age / 1_000)} s after the choice`;
  },
};

/** One run of the dialling function, from its look at the contact to the call. */
const oneRun = 15_000;

/** A description that shows the end of the holder's leg shows the legs that began before. */
export const customerIsFree: Invariant = {
  name: 'nobody is called who is talking to an agent',
  atCall: (evidence, call) => {
    const conversation = evidence.centre.of(idOf(call));
    const holders = conversation?.leg(caseOf(evidence, idOf(call))?.holder.contactId);
    if (!conversation || !holders) return `${idOf(call)} has no leg of a holder`;
    if (holders.endedAt === undefined) return `${holders.contactId} has not ended`;
    const elsewhere = holders.nextIds
      .map((contactId) => conversation.leg(contactId))
      .find((leg) => leg?.method === 'TRANSFER' && isLiving(leg) && leg.initiatedAt < call.at - oneRun);
    return elsewhere && `${elsewhere.contactId} has the customer`;
  },
};

export const callsAreCapped: Invariant = {
  name: 'no more callbacks than the settings allow',
  afterwards: ({ calls, centre, settings, history }) => {
    const most = { attempts: 1, callbacks: 1 };
    for (const queue of history.queues.keys())
      for (const read of settings.ofAllTime(`queue-${queue}`)) {
        if (read?.type !== 'settings') continue;
        most.attempts = Math.max(most.attempts, read.settings.maxAttempts);
        most.callbacks = Math.max(most.callbacks, read.settings.maxCallbacksPerProtocol);
      }
    for (const { id, root } of centre.conversations.values()) {
      const own = calls.filter((call) => idOf(call) === id).length;
      if (own > most.attempts) return `${own} calls for ${id}, at most ${most.attempts} allowed`;
      if (id !== root) continue;
      const all = calls.filter(({ conversation }) => conversation.root === root).length;
      if (all > most.callbacks) return `${all} callbacks of ${root}, at most ${most.callbacks} allowed`;
    }
    return undefined;
  },
};
