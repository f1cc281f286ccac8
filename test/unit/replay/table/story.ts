/** A recorded conversation of the table "who had the call": its legs, and whose the drop was. */
import type { Leg } from '../recorded-calls.ts';

/** A leg, and what Amazon Connect says of its end when asked, where its events leave that out. */
export interface ToldLeg extends Leg {
  readonly describedReason?: string;
}

export interface Story {
  readonly legs: readonly ToldLeg[];
  /** `<verdict> <agent> <leg> <queue>` of the replay's line. */
  readonly line: string;
  /** Reasons that the line may give: where legs end seconds apart, two may be right. */
  readonly reasons: readonly string[];
  /** Whom the deployed system asks, which may also look the missing reasons up: `<agent> <leg> <queue>`, or nobody. */
  readonly asks: string;
}

/** One row of the table in each plausible variant of what is undocumented, by the variant's name. */
export interface Row {
  readonly situation: string;
  readonly stories: Readonly<Record<string, Story>>;
}

/** Why the leg of an agent ended who handed the call on (undocumented). */
export const handedOnBecause: Readonly<Record<string, Pick<ToldLeg, 'reason' | 'describedReason'>>> = {
  'as the agent’s disconnect': { reason: 'AGENT_DISCONNECT' },
  'without a reason': { describedReason: 'AGENT_DISCONNECT' },
  'with the reason null': { reason: null, describedReason: 'AGENT_DISCONNECT' },
  'with a reason that nobody knows': { reason: null },
};

/** Why the last leg ended (undocumented for contact events). */
export const goneBecause: Readonly<Record<string, Pick<ToldLeg, 'reason' | 'describedReason'>>> = {
  'the customer’s disconnect': { reason: 'CUSTOMER_DISCONNECT' },
  'no reason': { describedReason: 'CUSTOMER_DISCONNECT' },
};

export const gaps = [-5, -3, 0, 3, 5] as const;

export const asSeconds = (gap: number): string =>
  gap === 0 ? 'at once' : gap > 0 ? `${gap} s later` : `${-gap} s earlier`;

const nameOf = (...parts: readonly string[]): string => parts.filter(Boolean).join(', ');

/** Every pair of one and the other as a value of its own. */
export const eachPair = <One, Other>(
  ones: Readonly<Record<string, One>>,
  others: Readonly<Record<string, Other>>,
): Record<string, readonly [One, Other]> =>
  Object.fromEntries(
    Object.entries(ones).flatMap(([oneName, one]) =>
      Object.entries(others).map(([otherName, other]) => [nameOf(oneName, otherName), [one, other] as const]),
    ),
  );

/** A story for every pair of one and the other. */
export const eachOf = <One, Other>(
  ones: Readonly<Record<string, One>>,
  others: Readonly<Record<string, Other>>,
  story: (one: One, other: Other) => Story,
): Record<string, Story> =>
  Object.fromEntries(
    Object.entries(eachPair(ones, others)).map(([name, [one, other]]) => [name, story(one, other)]),
  );

export const asRecord = <Value>(
  values: readonly Value[],
  name: (value: Value) => string,
): Record<string, Value> => Object.fromEntries(values.map((value) => [name(value), value]));

export const amina = {
  contactId: 'call-1',
  queueId: 'support',
  agentId: 'amina',
  from: 0,
  joined: 10,
} satisfies ToldLeg;

/** Amina's transfer to Ben, which he has not accepted. */
export const toBen = {
  contactId: 'call-1-ben',
  initialContactId: 'call-1',
  previousContactId: 'call-1',
  initiationMethod: 'TRANSFER',
  agentQueueOf: 'ben',
  from: 50,
} satisfies ToldLeg;

export const ben = { ...toBen, agentId: 'ben', joined: 60 } satisfies ToldLeg;

/** Amina's transfer to the queue Billing, where nobody has accepted. */
export const toBilling = {
  contactId: 'call-1-billing',
  initialContactId: 'call-1',
  previousContactId: 'call-1',
  initiationMethod: 'TRANSFER',
  queueId: 'billing',
  from: 50,
} satisfies ToldLeg;

export const toCarla = {
  contactId: 'call-1-carla',
  initialContactId: 'call-1',
  previousContactId: 'call-1-ben',
  initiationMethod: 'TRANSFER',
  agentQueueOf: 'carla',
  from: 80,
} satisfies ToldLeg;

export const outside = {
  contactId: 'call-1-outside',
  initialContactId: 'call-1',
  previousContactId: 'call-1',
  initiationMethod: 'EXTERNAL_OUTBOUND',
  from: 50,
} satisfies ToldLeg;

export const supervisor = {
  contactId: 'call-1-supervisor',
  initialContactId: 'call-1',
  previousContactId: 'call-1',
  initiationMethod: 'MONITOR',
  agentId: 'sofia',
  from: 40,
  joined: 41,
} satisfies ToldLeg;

const isSaid = ({ reason }: Pick<ToldLeg, 'reason'>): boolean => typeof reason === 'string';

/** A drop that belongs to this agent, said by one of these legs or by none. */
export const dropOf = (
  holder: string,
  reasons: readonly string[],
  legs: readonly ToldLeg[],
  lastLegs: readonly ToldLeg[],
): Story =>
  lastLegs.some(isSaid)
    ? { legs, line: `offer ${holder}`, reasons, asks: holder }
    : { legs, line: `unknown ${holder}`, reasons: ['reason-missing'], asks: holder };

export const nobodys = (reasons: readonly string[], legs: readonly ToldLeg[]): Story => ({
  legs,
  line: 'none',
  reasons,
  asks: 'nobody',
});

export const aminas = 'amina call-1 support';
export const bens = 'ben call-1-ben support';
export const customer = ['customer-disconnect'];
export const notAccepted = ['transfer-not-accepted'];
export const either = [...customer, ...notAccepted];
