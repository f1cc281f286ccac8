import { agentOf, callOf, queueOf, type Step, type StepKind } from './step.ts';

export interface Arrival extends Step {
  readonly do: 'call arrives';
  readonly call: number;
  readonly agent: number;
  /** null: the agent dialled, and the call came through no queue. */
  readonly queue: number | null;
  readonly caller: 'known' | 'withheld' | 'with too many attributes' | 'the one of the first call';
}

/** Every caller has a number that no identifier contains. */
export const numberOf = (call: number): string => `+5511987650${100 + call}`;

const tooLarge = 'x'.repeat(32_700);

const attributesOf = ({ caller, call }: Arrival): Record<string, string> => ({
  topic: 'invoice',
  ticket: `T-${call}`,
  ...(caller === 'with too many attributes' && { notes: tooLarge }),
});

export const callArrives: StepKind<Arrival> = {
  name: 'call arrives',
  run: ({ centre, note }, step) => {
    const id = callOf(step.call);
    if (centre.conversations.has(id)) return;
    const number = numberOf(step.caller === 'the one of the first call' ? 0 : step.call);
    const conversation = centre.begin(id, {
      number: step.caller === 'withheld' ? undefined : number,
      attributes: attributesOf(step),
    });
    const leg = centre.addLeg(conversation, {
      method: step.queue === null ? 'OUTBOUND' : 'INBOUND',
      queueId: step.queue === null ? undefined : queueOf(step.queue),
    });
    centre.connect(conversation, leg, agentOf(step.agent));
    if (step.caller === 'the one of the first call') note('customer calls again', callOf(0));
    if (step.caller === 'with too many attributes') note('attributes too large', id);
    if (step.caller === 'withheld') note('number withheld', id);
  },
};
