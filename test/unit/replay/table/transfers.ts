/** Blind and assisted transfers between agents and queues, in each variant of what is undocumented. */
import {
  amina,
  aminas,
  asRecord,
  asSeconds,
  ben,
  bens,
  customer,
  dropOf,
  eachOf,
  eachPair,
  either,
  gaps,
  goneBecause,
  handedOnBecause,
  nobodys,
  notAccepted,
  type Row,
  type ToldLeg,
  toBen,
  toBilling,
  toCarla,
} from './story.ts';

type Ending = Pick<ToldLeg, 'reason' | 'describedReason'>;

const sentOn: Readonly<Record<string, Ending>> = {
  'sent on by Amazon Connect': { reason: 'OTHER' },
  'sent on without a reason': { describedReason: 'OTHER' },
};

/** A flow sends on to another queue what Amina had transferred to Billing. */
const toOverflow = {
  ...toBilling,
  contactId: 'call-1-overflow',
  previousContactId: 'call-1-billing',
  initiationMethod: 'QUEUE_TRANSFER',
  queueId: 'overflow',
  from: 80,
} satisfies ToldLeg;

/** Amina has left at 52; Ben or the queue is rung until the customer gives up at 100. */
const abandoned = (rung: ToldLeg) => (handedOn: Ending, gone: Ending) => {
  const last = { ...rung, to: 100, ...gone };
  return dropOf(aminas, notAccepted, [{ ...amina, to: 52, ...handedOn }, last], [last]);
};

const accepted = (holder: string, leg: ToldLeg) => (handedOn: Ending, gone: Ending) => {
  const last = { ...leg, to: 100, ...gone };
  return dropOf(holder, customer, [{ ...amina, to: 55, ...handedOn }, last], [last]);
};

/** Both legs end by the same drop, so many seconds apart. */
const consulting = (gap: number) => (aminasEnd: Ending, bensEnd: Ending) => {
  const legs = [
    { ...amina, to: 100, holdSeconds: 15, ...aminasEnd },
    { ...toBen, from: 85, to: 100 + gap, ...bensEnd },
  ];
  return dropOf(aminas, either, legs, legs);
};

const threeOnTheLine = (gap: number) => (aminasEnd: Ending, bensEnd: Ending) => {
  const legs = [
    { ...amina, to: 100, ...aminasEnd },
    { ...ben, to: 100 + gap, ...bensEnd },
  ];
  const story = dropOf(bens, customer, legs, legs);
  // Ben's leg ended first and no event says why: he may have left. Amina surely had the customer.
  const mayHaveLeft = gap < 0 && bensEnd.reason === undefined;
  return mayHaveLeft ? { ...story, line: story.line.replace(bens, aminas) } : story;
};

/** Ben was asked and is off the call again at this second. */
const consulted = (left: number) => (bensEnd: Ending, gone: Ending) => {
  const last = { ...amina, to: 100, ...gone };
  return dropOf(aminas, customer, [{ ...ben, to: left, ...bensEnd }, last], [last]);
};

const notTaken: Readonly<Record<string, Ending>> = {
  ...handedOnBecause,
  'by Amazon Connect': { reason: 'OTHER' },
  'as the customer’s disconnect': { reason: 'CUSTOMER_DISCONNECT' },
};

const overGaps = (story: (gap: number) => Parameters<typeof eachOf<Ending, Ending>>[2]) =>
  Object.fromEntries(
    gaps.flatMap((gap) =>
      Object.entries(eachOf(goneBecause, goneBecause, story(gap))).map(([name, told]) => [
        `${name}, ${asSeconds(gap)}`,
        told,
      ]),
    ),
  );

const chain = (handedOn: Ending, carlas: ToldLeg) => [
  { ...amina, to: 55, ...handedOn },
  { ...ben, to: 85, ...handedOn },
  carlas,
];

export const transfers: readonly Row[] = [
  {
    situation: 'blind transfer to an agent, not accepted',
    stories: eachOf(handedOnBecause, goneBecause, abandoned(toBen)),
  },
  {
    situation: 'blind transfer to an agent, not accepted, three seconds after it began',
    stories: eachOf(handedOnBecause, goneBecause, (handedOn, gone) => {
      const last = { ...toBen, from: 95, to: 100, ...gone };
      return dropOf(aminas, either, [{ ...amina, to: 97, ...handedOn }, last], [last]);
    }),
  },
  {
    situation: 'blind transfer to a queue, not accepted',
    stories: eachOf(handedOnBecause, goneBecause, abandoned(toBilling)),
  },
  {
    situation: 'blind transfer to a queue, sent on to another queue by a flow, not accepted',
    stories: eachOf(eachPair(handedOnBecause, sentOn), goneBecause, ([handedOn, on], gone) => {
      const last = { ...toOverflow, to: 100, ...gone };
      const legs = [{ ...amina, to: 52, ...handedOn }, { ...toBilling, to: 80, ...on }, last];
      return dropOf(aminas, notAccepted, legs, [last]);
    }),
  },
  {
    situation: 'blind transfer to an agent, accepted',
    stories: eachOf(handedOnBecause, goneBecause, accepted(bens, ben)),
  },
  {
    situation: 'blind transfer to a queue, accepted',
    stories: eachOf(
      handedOnBecause,
      goneBecause,
      accepted('ben call-1-billing billing', { ...toBilling, agentId: 'ben', joined: 60 }),
    ),
  },
  {
    situation: 'assisted transfer, destination not on the call yet (the customer on hold)',
    stories: overGaps(consulting),
  },
  {
    situation: 'assisted transfer, complete',
    stories: eachOf(handedOnBecause, goneBecause, (handedOn, gone) => {
      const last = { ...ben, to: 100, ...gone };
      return dropOf(bens, customer, [{ ...amina, to: 80, ...handedOn }, last], [last]);
    }),
  },
  {
    situation: 'assisted transfer, three on the line',
    stories: overGaps(threeOnTheLine),
  },
  {
    situation: 'the destination refused or missed, and the customer drops with the first agent',
    stories: eachOf(notTaken, goneBecause, (refused, gone) => {
      const last = { ...amina, to: 100, ...gone };
      return dropOf(aminas, customer, [{ ...toBen, to: 70, ...refused }, last], [last]);
    }),
  },
  {
    situation: 'a chain from Amina over Ben to Carla, who has accepted',
    stories: eachOf(handedOnBecause, goneBecause, (handedOn, gone) => {
      const last = { ...toCarla, agentId: 'carla', joined: 90, to: 120, ...gone };
      return dropOf('carla call-1-carla support', customer, chain(handedOn, last), [last]);
    }),
  },
  {
    situation: 'a chain from Amina over Ben to Carla, who has not accepted',
    stories: eachOf(handedOnBecause, goneBecause, (handedOn, gone) => {
      const last = { ...toCarla, to: 120, ...gone };
      return dropOf(bens, notAccepted, chain(handedOn, last), [last]);
    }),
  },
  {
    situation: 'a completed transfer: the first leg’s end event arrives',
    stories: eachOf(handedOnBecause, { 'Ben has it': ben, 'Ben is rung': toBen }, (handedOn, leg) =>
      nobodys(['still-with-agent', 'not-ended'], [{ ...amina, to: 80, ...handedOn }, leg]),
    ),
  },
  ...[80, 95, 97].map((left) => ({
    situation: `a consulted agent left ${100 - left} s before`,
    stories: eachOf(handedOnBecause, goneBecause, consulted(left)),
  })),
  {
    situation: 'a completed transfer, and the second agent hangs up',
    stories: asRecord(
      ['AGENT_DISCONNECT'].map((reason) =>
        nobodys(
          ['agent-disconnect'],
          [
            { ...amina, to: 80, reason },
            { ...ben, to: 100, reason },
          ],
        ),
      ),
      () => 'as the agent’s disconnect',
    ),
  },
];
