/** The customer calls in by themselves: before, while and after a callback to them is made. */
import { isWithAgent } from '../centre/leg.ts';
import { agentOf, type Step, type StepKind } from './step.ts';

export interface CustomerReturns extends Step {
  readonly do: 'customer calls in';
  readonly call: number;
  /** The flow asks again so many milliseconds later; null: it does not. */
  readonly asksAgain: number | null;
  readonly agent: number;
}

export const customerReturns: StepKind<CustomerReturns> = {
  name: 'customer calls in',
  some: (random, { calls, agents }) =>
    calls.flatMap(({ endsAt }, call) =>
      Array.from({ length: random.chance(0.35) ? random.between(1, 2) : 0 }, () => ({
        at: endsAt + (random.chance(0.7) ? random.between(500, 40_000) : random.between(40_000, 180_000)),
        do: 'customer calls in' as const,
        call,
        asksAgain: random.chance(0.35) ? random.pick([5, 15, 30, 300, 3_000]) : null,
        agent: random.between(0, agents - 1),
      })),
    ),
  run: ({ conversation: find, family, callIn }, { call, asksAgain, agent }) => {
    const first = find(call);
    if (!first?.ending) return;
    const isTalking = family(call).some(({ living }) =>
      living.some((leg) => isWithAgent(leg) && (leg.method !== 'OUTBOUND' || leg.answeredAt !== undefined)),
    );
    if (!isTalking) callIn({ first, asksAgain, anyone: agentOf(agent) });
  },
};
