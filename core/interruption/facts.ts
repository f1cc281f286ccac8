/**
 * What is known of a conversation: facts about each of its legs, merged from events that come late, twice,
 * out of order or not at all. Each fact keeps the value with the greatest (event time, value), and a missing
 * value never overwrites; so merging is commutative, associative and idempotent.
 */
import type { ContactEvent } from '../contracts/contact-event.ts';
import type { EpochMs } from '../time.ts';

export interface Fact<T> {
  readonly value: T;
  /** The time of the event that said so. */
  readonly at: EpochMs;
}

/** One Connect contact id. Every fact may be missing. */
export interface Leg {
  readonly initiationMethod?: Fact<string>;
  readonly previousContactId?: Fact<string>;
  /** The STANDARD queue. */
  readonly queueId?: Fact<string>;
  readonly agentId?: Fact<string>;
  readonly connectedAt?: Fact<EpochMs>;
  /** The customer answered (outbound calls). */
  readonly answeredAt?: Fact<EpochMs>;
  readonly endedAt?: Fact<EpochMs>;
  readonly disconnectReason?: Fact<string>;
  readonly workEndedAt?: Fact<EpochMs>;
  /** Amazon Connect was asked about this leg: what is missing now stays missing. */
  readonly lookedUp?: Fact<boolean>;
}

/** Legs by contact id. */
export type Facts = Readonly<Record<string, Leg>>;
export type FactName = keyof Leg;

export const noFacts: Facts = {};

type Value = string | number | boolean;
type LooseLeg = Readonly<Record<string, Fact<Value> | undefined>>;

const isGreater = (one: Fact<Value>, other: Fact<Value>): boolean =>
  one.at === other.at ? one.value > other.value : one.at > other.at;

const mergeLegs = (one: LooseLeg, other: LooseLeg): LooseLeg => {
  const merged: Record<string, Fact<Value> | undefined> = { ...one };
  for (const [name, fact] of Object.entries(other)) {
    const known = merged[name];
    if (fact && (!known || isGreater(fact, known))) merged[name] = fact;
  }
  return merged;
};

/** Both sets of facts as one. Returns `one` itself when `other` adds nothing. */
export const mergeFacts = (one: Facts, other: Facts): Facts => {
  const merged: Record<string, Leg> = { ...one };
  for (const [contactId, leg] of Object.entries(other)) {
    const known = merged[contactId];
    merged[contactId] = known ? (mergeLegs(known as LooseLeg, leg as LooseLeg) as Leg) : leg;
  }
  return addsNothing(one, merged) ? one : merged;
};

const addsNothing = (one: Facts, merged: Facts): boolean =>
  Object.entries(merged).every(([contactId, leg]) =>
    Object.entries(leg).every(([name, fact]: [string, Fact<Value> | undefined]) => {
      const known = (one[contactId] as LooseLeg | undefined)?.[name];
      return known?.value === fact?.value && known?.at === fact?.at;
    }),
  );

/** A leg from plain values, all of them said at the same time; undefined values are left out. */
export const legOf = (at: EpochMs, values: { readonly [Name in FactName]?: Value | undefined }): Leg => {
  const said = Object.entries(values).filter(([, value]) => value !== undefined);
  return Object.fromEntries(said.map(([name, value]) => [name, { value, at }])) as Leg;
};

/** The chain that an event belongs to: the legs of one conversation share it. */
export const chainIdOf = (event: Pick<ContactEvent, 'contactId' | 'initialContactId'>): string =>
  event.initialContactId ?? event.contactId;

/** What one event says, as facts about one leg. */
export const factsOf = (event: ContactEvent): Facts => {
  const isOver = event.eventType === 'DISCONNECTED' || event.eventType === 'COMPLETED';
  const workEndedAt = event.eventType === 'COMPLETED' ? (event.agent?.workEndedAt ?? event.at) : undefined;
  return {
    [event.contactId]: legOf(event.at, {
      initiationMethod: event.initiationMethod,
      previousContactId: event.previousContactId,
      queueId: event.queueId,
      agentId: event.agent?.agentId,
      connectedAt: event.agent?.connectedAt,
      answeredAt: event.connectedToSystemAt,
      endedAt: isOver ? event.disconnectedAt : undefined,
      disconnectReason: isOver ? event.disconnectReason : undefined,
      workEndedAt: event.agent ? workEndedAt : undefined,
    }),
  };
};
