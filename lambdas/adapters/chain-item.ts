/**
 * A chain as an item of the table, across versions of this program that run side by side during a deployment.
 *
 * What an older version did not write yet gets a default (core/interruption/stored-interruption.ts); what a newer
 * version wrote and this one does not know is left in place or carried along.
 */
import { type Chain, newChain } from '../../core/interruption/chain.ts';
import type { Interruption } from '../../core/interruption/interruption.ts';
import { storedInterruption } from '../../core/interruption/stored-interruption.ts';
import { fromItem, type Item } from './item.ts';

/** Members that this version does not know are not read, whatever they hold. */
export const chainFrom = (item: Item): Chain => {
  const empty = newChain('');
  const known = Object.entries(item).filter(([name]) => Object.hasOwn(empty, name));
  const stored: Partial<Chain> = fromItem(Object.fromEntries(known));
  return { ...empty, ...stored, interruption: storedInterruption(stored.interruption) };
};

type MembersOf<Union> = Union extends unknown ? keyof Union : never;

/** What an interruption has in one state or another: the compiler misses none. */
const ofAnInterruption: Readonly<Record<MembersOf<Interruption>, true>> = {
  id: true,
  version: true,
  state: true,
  contactId: true,
  reason: true,
  case: true,
  popupUntil: true,
  lapsed: true,
  failure: true,
  lastAttempt: true,
  attempt: true,
  agentId: true,
  since: true,
  how: true,
};

const unknownIn = (interruption: Interruption): Record<string, unknown> =>
  Object.fromEntries(Object.entries(interruption).filter(([name]) => !Object.hasOwn(ofAnInterruption, name)));

/**
 * The members to set. A new state is made of the members that it has: what a newer version knows of the
 * interruption goes along. Below that, the core copies what it changes and so keeps what it does not know.
 */
export const membersToSet = (before: Chain, after: Chain): Partial<Chain> => {
  const { chainId: _, ...members } = after;
  if (!before.interruption || !after.interruption) return members;
  return { ...members, interruption: { ...unknownIn(before.interruption), ...after.interruption } };
};
