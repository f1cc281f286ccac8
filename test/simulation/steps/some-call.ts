/** The story of one call: it arrives, is perhaps transferred, and ends; then its agents clear it. */
import type { Random } from '../random.ts';
import type { Arrival } from './arrivals.ts';
import type { AgentClears, CustomerEnds, SupervisorListens, WeEnd } from './ends.ts';
import type { Step } from './step.ts';
import type { Transfer, TransferAnswer, TransferEnd } from './transfers.ts';

type CallStep =
  | Arrival
  | Transfer
  | TransferAnswer
  | TransferEnd
  | SupervisorListens
  | CustomerEnds
  | WeEnd
  | AgentClears;

export interface CallStory {
  readonly steps: readonly Step[];
  readonly endsAt: number;
}

class Teller {
  readonly steps: CallStep[] = [];
  at: number;
  readonly #random: Random;

  constructor(random: Random) {
    this.#random = random;
    this.at = random.between(0, 20_000);
  }

  tell(step: CallStep): void {
    this.steps.push(step);
  }

  passes(least: number, most: number): void {
    this.at += this.#random.between(least, most);
  }
}

const arrival = (random: Random, call: number, at: number): Arrival => ({
  at,
  do: 'call arrives',
  call,
  agent: random.between(0, 2),
  queue: random.chance(0.04) ? null : random.between(0, 1),
  caller: random.chance(0.92)
    ? 'known'
    : random.pick(['withheld', 'with too many attributes', 'the one of the first call']),
});

const transfer = (random: Random, call: number, teller: Teller): void => {
  const kind = random.pick(['blind', 'blind', 'assisted', 'assisted', 'external'] as const);
  teller.tell({
    at: teller.at,
    do: 'transfer starts',
    call,
    kind,
    queue: random.chance(0.3) ? random.between(0, 1) : null,
    leavesWith: random.chance(0.85) ? 'AGENT_DISCONNECT' : random.pick(['CUSTOMER_DISCONNECT', 'OTHER']),
  });
  teller.passes(500, 15_000);
  if (random.chance(0.15)) teller.tell({ at: teller.at, do: 'agents clear the contact', call, who: 'all' });
  if (kind !== 'external' && random.chance(0.8)) {
    const answer = random.chance(0.75) ? 'accepted' : random.pick(['refused', 'missed'] as const);
    teller.tell({ at: teller.at, do: 'transfer is answered', call, agent: random.between(0, 2), answer });
    teller.passes(300, 15_000);
  }
  if (random.chance(0.6)) {
    const goes = random.chance(0.75) ? 'agent leaves the others to it' : 'consulted agent leaves';
    teller.tell({ at: teller.at, do: goes, call });
    teller.passes(300, 20_000);
  }
};

const end = (random: Random, call: number, at: number): CustomerEnds | WeEnd =>
  random.chance(0.85)
    ? {
        at,
        do: 'customer ends',
        call,
        reason: random.chance(0.9)
          ? random.pick(['CUSTOMER_DISCONNECT', 'TELECOM_PROBLEM'] as const)
          : 'THIRD_PARTY_DISCONNECT',
        apart: random.pick([0, 0, 40, 700, 2_000]),
      }
    : { at, do: 'we end', call, by: random.pick(['agent', 'agent', 'supervisor', 'flow'] as const) };

export const someCall = (random: Random, call: number): CallStory => {
  const teller = new Teller(random);
  teller.tell(arrival(random, call, teller.at));
  teller.passes(500, 60_000);
  if (random.chance(0.04)) teller.tell({ at: teller.at, do: 'supervisor listens', call });
  const transfers = random.chance(0.6) ? 0 : random.between(1, 2);
  for (let left = transfers; left > 0; left -= 1) transfer(random, call, teller);
  const endsAt = teller.at;
  teller.tell(end(random, call, endsAt));
  if (random.chance(0.6)) {
    teller.passes(1_000, 240_000);
    const who = random.chance(0.6) ? 'all' : random.pick(['the first', 'the last'] as const);
    teller.tell({ at: teller.at, do: 'agents clear the contact', call, who });
  }
  return { steps: teller.steps, endsAt };
};
