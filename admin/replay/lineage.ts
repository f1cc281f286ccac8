/** Which conversations are callbacks of which: a callback inherits its queue, and the count of callbacks. */
import type { RecordedChain, Recording } from './recording.ts';

export interface Lineage {
  /** The chains that this one was a callback for, the nearest first. */
  ancestorsOf(chain: RecordedChain): readonly RecordedChain[];
  /** Callbacks of the same protocol so far, this one included; 0 for what is no callback. */
  callbackCountOf(chain: RecordedChain): number;
}

/** A callback and the conversation it was made for. */
interface Link {
  readonly chain: RecordedChain;
  readonly parent: RecordedChain;
  readonly startedAt: number;
}

export const lineageOf = (recording: Recording): Lineage => {
  const links = linksIn(recording);
  const parents = new Map(links.map(({ chain, parent }) => [chain, parent]));
  const attempts = attemptNumbers(links);
  const lineOf = (chain: RecordedChain): ReadonlySet<RecordedChain> => {
    const line = new Set<RecordedChain>();
    for (let one: RecordedChain | undefined = chain; one && !line.has(one); one = parents.get(one))
      line.add(one);
    return line;
  };
  return {
    ancestorsOf: (chain) => [...lineOf(chain)].slice(1),
    callbackCountOf: (chain) => [...lineOf(chain)].reduce((sum, one) => sum + (attempts.get(one) ?? 0), 0),
  };
};

const linksIn = (recording: Recording): readonly Link[] => {
  const chainOf = chainsByContact(recording);
  return [...recording.values()].flatMap((chain) => {
    const parent = chain.callback && chainOf.get(chain.callback.relatedContactId);
    return chain.callback && parent && parent !== chain
      ? [{ chain, parent, startedAt: chain.callback.startedAt }]
      : [];
  });
};

/** Only the contacts that a callback names. Of two chains that claim one, the lesser has it, in any order. */
const chainsByContact = (recording: Recording): ReadonlyMap<string, RecordedChain> => {
  const named = new Set([...recording.values()].map(({ callback }) => callback?.relatedContactId));
  const lesserLast = [...recording.values()].sort((one, other) => (one.chainId < other.chainId ? 1 : -1));
  return new Map(
    lesserLast.flatMap((chain) =>
      [chain.chainId, ...Object.keys(chain.known)]
        .filter((contactId) => named.has(contactId))
        .map((contactId): [string, RecordedChain] => [contactId, chain]),
    ),
  );
};

const byStart = (one: Link, other: Link): number =>
  one.startedAt - other.startedAt || (one.chain.chainId < other.chain.chainId ? -1 : 1);

/** 1, 2, 3 … among the callbacks of the same conversation. Those that nobody answered count too. */
const attemptNumbers = (links: readonly Link[]): ReadonlyMap<RecordedChain, number> => {
  const made = new Map<RecordedChain, number>();
  return new Map(
    [...links].sort(byStart).map(({ chain, parent }) => {
      const number = (made.get(parent) ?? 0) + 1;
      made.set(parent, number);
      return [chain, number];
    }),
  );
};
