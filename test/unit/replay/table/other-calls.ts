/** Calls with an external party, a supervisor, hold or a queue transfer, and an agent's own calls. */
import {
  amina,
  aminas,
  asRecord,
  asSeconds,
  customer,
  dropOf,
  eachOf,
  eachPair,
  gaps,
  goneBecause,
  handedOnBecause,
  nobodys,
  outside,
  type Row,
  supervisor,
  type ToldLeg,
  toBilling,
} from './story.ts';

type Ending = Pick<ToldLeg, 'reason' | 'describedReason'>;

const outsidersEnd: Readonly<Record<string, Ending>> = {
  'the third party’s disconnect': { reason: 'THIRD_PARTY_DISCONNECT' },
  'the customer’s disconnect on the outside leg': { reason: 'CUSTOMER_DISCONNECT' },
  'no reason on the outside leg': {},
};

const byGap = asRecord(gaps, asSeconds);

const own = { contactId: 'call-1', initiationMethod: 'OUTBOUND', agentId: 'amina', from: 0, joined: 10 };

export const otherCalls: readonly Row[] = [
  {
    situation: 'on hold',
    stories: eachOf(goneBecause, { '40 s': 40 }, (gone, holdSeconds) => {
      const last = { ...amina, to: 100, holdSeconds, ...gone };
      return dropOf(aminas, customer, [last], [last]);
    }),
  },
  {
    situation: 'an external number on the line, our agent still on the call',
    stories: eachOf(eachPair(goneBecause, outsidersEnd), byGap, ([gone, outsiders], gap) => {
      const last = { ...amina, to: 100, ...gone };
      return dropOf(aminas, customer, [last, { ...outside, to: 100 + gap, ...outsiders }], [last]);
    }),
  },
  {
    situation: 'an external number on the line, and our agent’s leg says that a third party disconnected',
    stories: {
      'no admin lists that reason': {
        ...nobodys(
          ['reason-off'],
          [
            { ...amina, to: 100, reason: 'THIRD_PARTY_DISCONNECT' },
            { ...outside, to: 100, reason: 'THIRD_PARTY_DISCONNECT' },
          ],
        ),
      },
    },
  },
  {
    situation: 'an external number has the customer, our agent has left',
    stories: eachOf(handedOnBecause, outsidersEnd, (handedOn, outsiders) =>
      nobodys(
        ['agent-disconnect', 'external-party'],
        [
          { ...amina, to: 60, ...handedOn },
          { ...outside, to: 100, ...outsiders },
        ],
      ),
    ),
  },
  {
    situation: 'an external number has the customer, and they still talk',
    stories: eachOf(handedOnBecause, { '': outside }, (handedOn, leg) =>
      nobodys(['agent-disconnect', 'external-party'], [{ ...amina, to: 60, ...handedOn }, leg]),
    ),
  },
  {
    situation: 'a supervisor listens or joins, and the customer drops',
    stories: eachOf(eachPair(goneBecause, goneBecause), byGap, ([gone, supervisors], gap) => {
      const last = { ...amina, to: 100, ...gone };
      return dropOf(aminas, customer, [last, { ...supervisor, to: 100 + gap, ...supervisors }], [last]);
    }),
  },
  {
    situation: 'a supervisor takes the agent off the call, and the customer drops',
    stories: eachOf(goneBecause, { '': 'BARGED' }, (gone, reason) =>
      nobodys(
        ['barged', 'monitor'],
        [
          { ...amina, to: 70, reason },
          { ...supervisor, to: 100, ...gone },
        ],
      ),
    ),
  },
  {
    situation: 'an agent’s own call to the customer',
    stories: eachOf(goneBecause, { '': own }, (gone, leg) =>
      nobodys(['no-queue'], [{ ...leg, to: 100, ...gone }]),
    ),
  },
  {
    situation: 'an agent’s own call, transferred to a queue and accepted',
    stories: eachOf(handedOnBecause, goneBecause, (handedOn, gone) => {
      const last = { ...toBilling, agentId: 'ben', joined: 60, to: 100, ...gone };
      return dropOf('ben call-1-billing billing', customer, [{ ...own, to: 55, ...handedOn }, last], [last]);
    }),
  },
  {
    situation: 'from one queue to another before an agent has it, then accepted',
    stories: eachOf(handedOnBecause, goneBecause, (handedOn, gone) => {
      const { agentId: _, ...waiting } = amina;
      const last = {
        ...toBilling,
        initiationMethod: 'QUEUE_TRANSFER',
        agentId: 'ben',
        joined: 60,
        to: 100,
        ...gone,
      };
      const first = { ...waiting, to: 50, ...handedOn };
      return dropOf('ben call-1-billing billing', customer, [first, last], [last]);
    }),
  },
  {
    situation: 'from one queue to another, and nobody ever has it',
    stories: eachOf(handedOnBecause, goneBecause, (handedOn, gone) => {
      const { agentId: _, ...waiting } = amina;
      const last = { ...toBilling, initiationMethod: 'QUEUE_TRANSFER', to: 100, ...gone };
      return nobodys(['no-agent'], [{ ...waiting, to: 50, ...handedOn }, last]);
    }),
  },
  {
    situation: 'the agent hangs up',
    stories: eachOf({ 'as the agent’s disconnect': 'AGENT_DISCONNECT' }, { '': 100 }, (reason, to) =>
      nobodys(['agent-disconnect'], [{ ...amina, to, reason }]),
    ),
  },
];
