/** Transfers of which we hear late, so that an offer is made to one who has not got the customer any more. */
import type { Fault } from '../faults/fault.ts';
import type { Random } from '../random.ts';
import type { Arrival } from './arrivals.ts';
import type { Choosing } from './choosing.ts';
import type { AgentClears, CustomerEnds, WeEnd } from './ends.ts';
import type { CallStory } from './some-call.ts';
import type { Transfer, TransferAnswer } from './transfers.ts';

const resumes = { do: 'agent chooses', choice: 'resume', via: 'popup', manner: 'once' } as const;

export interface TangledTransfer extends CallStory {
  readonly faults: readonly Fault[];
}

type TangledStep = Arrival | Transfer | TransferAnswer | Choosing | CustomerEnds | WeEnd | AgentClears;

const late = (nth: number, ms = 600_000): Fault => ({ kind: 'event late by up to a day', nth, ms });

interface Beginning {
  readonly random: Random;
  readonly call: number;
  readonly transferAt: number;
}

const beginning = ({ random, call, transferAt }: Beginning): Arrival => ({
  at: transferAt - random.between(3_000, 20_000),
  do: 'call arrives',
  call,
  agent: 0,
  queue: 0,
  caller: 'known',
});

const soonResumes = ({ random, call, transferAt }: Beginning): readonly Choosing[] => [
  { ...resumes, at: transferAt + random.between(1_500, 6_000), call },
  { ...resumes, at: transferAt + random.between(6_000, 30_000), call },
];

/** The next agent has the customer, and perhaps hands them on; we hear of it when it is too late. */
const handedOn = (begun: Beginning): TangledTransfer => {
  const { random, call, transferAt } = begun;
  const endsAt =
    transferAt + (random.chance(0.5) ? random.between(4_000, 20_000) : random.between(60_000, 120_000));
  const steps: readonly TangledStep[] = [
    beginning(begun),
    {
      at: transferAt,
      do: 'transfer starts',
      call,
      queue: 0,
      kind: 'blind',
      leavesWith: 'CUSTOMER_DISCONNECT',
    },
    {
      at: transferAt + random.between(500, 4_000),
      do: 'transfer is answered',
      call,
      agent: 1,
      answer: 'accepted',
    },
    ...(random.chance(0.6) ? soonResumes(begun) : []),
    {
      at: transferAt + random.between(2_000, 12_000),
      do: 'transfer starts',
      call,
      kind: random.pick(['blind', 'assisted', 'external']),
      queue: null,
      leavesWith: 'AGENT_DISCONNECT',
    },
    {
      at: transferAt + random.between(3_000, 20_000),
      do: 'transfer is answered',
      call,
      agent: 2,
      answer: random.pick(['accepted', 'refused', 'missed']),
    },
    random.chance(0.7)
      ? { at: endsAt, do: 'customer ends', call, reason: 'CUSTOMER_DISCONNECT', apart: 0 }
      : { at: endsAt, do: 'we end', call, by: 'agent' },
  ];
  const unheard = [late(random.between(1, 3)), late(random.between(1, 3))];
  return { endsAt, steps, faults: [...unheard, ...lags(random)] };
};

/** The dialler asks again and again, and sees the contact as it was: now and then the whole time. */
const lags = (random: Random): readonly Fault[] => {
  const asked = random.pick([0, 1, 8]);
  const first = random.between(1, 2);
  return Array.from({ length: asked }, (_, more) => ({
    kind: 'DescribeContact lags',
    nth: first + more,
    ms: random.pick([8_000, 30_000]),
  }));
};

/** The customer drops during a consultation, and nothing is heard of the agent consulted until much later. */
const consulted = (begun: Beginning): TangledTransfer => {
  const { random, call, transferAt } = begun;
  const acceptedAt = transferAt + random.between(500, 4_000);
  const endsAt = acceptedAt + random.between(500, 5_000);
  const steps: readonly TangledStep[] = [
    beginning(begun),
    {
      at: transferAt,
      do: 'transfer starts',
      call,
      queue: 0,
      kind: 'assisted',
      leavesWith: 'AGENT_DISCONNECT',
    },
    { at: acceptedAt, do: 'transfer is answered', call, agent: 1, answer: 'accepted' },
    { at: endsAt, do: 'customer ends', call, reason: 'CUSTOMER_DISCONNECT', apart: 0 },
  ];
  const begins = random.pick([600_000, 700_000]);
  return { endsAt, steps, faults: [late(1, begins), late(2, begins), late(4)] };
};

/** The agent clears the contact, then the customer goes before anybody takes the transfer; we hear of the first later. */
const forgotten = (begun: Beginning): TangledTransfer => {
  const { random, call, transferAt } = begun;
  const endsAt = transferAt + random.between(8_000, 30_000);
  const steps: readonly TangledStep[] = [
    beginning(begun),
    {
      at: transferAt,
      do: 'transfer starts',
      call,
      queue: 0,
      kind: 'blind',
      leavesWith: 'CUSTOMER_DISCONNECT',
    },
    { at: transferAt + random.between(1_000, 5_000), do: 'agents clear the contact', call, who: 'all' },
    { at: endsAt, do: 'customer ends', call, reason: 'CUSTOMER_DISCONNECT', apart: 0 },
  ];
  return { endsAt, steps, faults: [late(3, endsAt - transferAt + random.between(2_000, 60_000))] };
};

export const tangledTransfer = (random: Random, call: number): TangledTransfer => {
  const tale = random.pick([handedOn, handedOn, consulted, consulted, forgotten]);
  return tale({ random, call, transferAt: random.between(22_000, 40_000) });
};
