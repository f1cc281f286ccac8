/** Plays a history in the in-memory world of the fault simulation. */

import type { Conversation } from '../../simulation/centre/conversation.ts';
import type { Fault } from '../../simulation/faults/fault.ts';
import { World } from '../../simulation/world.ts';
import { type Account, accountOf } from './account.ts';
import type { PlayableHistory } from './playable.ts';

const unwatched = { committed: () => undefined, called: () => undefined, struck: () => undefined };

const familyOf = ({ centre }: World): Conversation[] => [...centre.conversations.values()];

const nameIn = (family: readonly Conversation[], id: string): string => {
  for (const [place, { legs }] of family.entries()) {
    const leg = legs.findIndex(({ contactId }) => contactId === id);
    if (leg >= 0) return `leg ${leg} of conversation ${place}`;
  }
  return id;
};

const accountIn = (world: World): Account => {
  const family = familyOf(world);
  return accountOf({
    chains: family.map(({ id }) => world.store.read(id)),
    ledger: world.store.ledger,
    told: world.pushes,
    calls: world.calls.length,
    nameOf: (id) => nameIn(family, id),
  });
};

/** Just before the next step. */
const justBefore = 1;

const play = async (history: PlayableHistory['history']) => {
  const world = new World(history, unwatched);
  world.begin();
  const accounts: Account[] = [];
  for (const place of history.steps.keys()) {
    const next = history.steps[place + 1]?.at;
    await world.runUntil(next === undefined ? (history.steps[place]?.at ?? 0) * 2 : next - justBefore);
    accounts.push(accountIn(world));
  }
  return { world, accounts };
};

const longer = 1_000;

/** Strikes events by their place: which ones there are, the same history without faults tells. */
const faultsFor = async ({ eventsCome, history }: PlayableHistory): Promise<Fault[]> => {
  if (eventsCome === 'once') return [];
  const { world } = await play(history);
  return world.told.flatMap(({ type }, place): Fault[] => {
    if (eventsCome === 'twice') return [{ kind: 'event duplicated', nth: place + 1, ms: 0 }];
    return type === 'DISCONNECTED' ? [{ kind: 'event out of order', nth: place + 1, ms: longer }] : [];
  });
};

/** @returns what has become of it after each step */
export const playedInMemory = async (playable: PlayableHistory): Promise<readonly Account[]> => {
  const faults = await faultsFor(playable);
  const { accounts } = await play({ ...playable.history, faults });
  return accounts;
};
