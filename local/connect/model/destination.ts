/** Where a transfer goes: an agent, a queue, or a number outside. */
import type { QueuePlace } from './contact.ts';
import { NotPossible } from './not-possible.ts';
import type { Queues } from './queues.ts';
import type { Softphones } from './softphones.ts';

export type Destination =
  | { readonly type: 'USER' | 'QUEUE'; readonly name: string; readonly place: QueuePlace }
  | { readonly type: 'PHONE_NUMBER'; readonly name: string; readonly number: string };

/** Exactly one of them; an agent by id or username. */
export interface DestinationNames {
  readonly agent?: string | undefined;
  readonly queueId?: string | undefined;
  readonly number?: string | undefined;
}

const found = (place: QueuePlace | undefined, words: string): QueuePlace => {
  if (place === undefined) throw new NotPossible('unknown', words);
  return place;
};

const oneOnly = (names: DestinationNames): void => {
  const given = Object.values(names).filter((name) => name !== undefined);
  if (given.length === 1) return;
  throw new NotPossible('invalid', 'give exactly one destination: "agent", "queueId" or "number"');
};

/** @throws NotPossible in words when it is none, several, or unknown */
export const destinationOf = (
  names: DestinationNames,
  { queues, softphones }: { readonly queues: Queues; readonly softphones: Softphones },
): Destination => {
  oneOnly(names);
  const { agent, queueId, number = '' } = names;
  if (agent !== undefined) {
    const { id, name } = softphones.get(agent).agent;
    return { type: 'USER', name, place: found(queues.ofAgent(id), `agent ${agent} has no queue`) };
  }
  if (queueId === undefined) return { type: 'PHONE_NUMBER', name: number, number };
  const place = found(
    queues.standard(queueId),
    `there is no queue "${queueId}"; local.json lists the queues`,
  );
  return { type: 'QUEUE', name: place.name, place };
};
