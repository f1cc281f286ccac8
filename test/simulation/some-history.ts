/** A history by chance, from its seed. */
import { someAgentDial } from './centre/agent-dial.ts';
import { someCallbackLife } from './centre/callback-life.ts';
import { allFaults } from './faults/all-faults.ts';
import { someCombination } from './faults/combinations.ts';
import type { Fault } from './faults/fault.ts';
import type { History } from './history.ts';
import { Random, seedOf } from './random.ts';
import { allSteps } from './steps/all-steps.ts';
import { type CallStory, someCall } from './steps/some-call.ts';
import { queueOf, type Scene, type Step } from './steps/step.ts';
import { type TangledTransfer, tangledTransfer } from './steps/tangled-transfer.ts';

const maybe = (random: Random, often: number, member: Record<string, unknown>): Record<string, unknown> =>
  random.chance(often) ? member : {};

const aForm = [{ name: 'outcome', label: 'Outcome', type: 'text' }];
const everyReason = [
  'customer-disconnect',
  'line-problem',
  'transfer-not-accepted',
  'third-party-disconnect',
  'reason-missing',
];

const someQueue = (random: Random, queue: number): Record<string, unknown> => ({
  queueId: queueOf(queue),
  callbackEnabled: random.chance(0.96),
  ...maybe(random, 0.96, { outboundQueueId: queueOf(0) }),
  ...maybe(random, 0.3, { popupSeconds: random.pick([0, 10, 15, 30]) }),
  ...maybe(random, 0.2, { reasons: everyReason }),
  ...maybe(random, 0.1, { minTalkSeconds: random.pick([2, 10, 30]) }),
  ...maybe(random, 0.4, { ringSeconds: random.pick([15, 30, 60]) }),
  ...maybe(random, 0.3, { maxAttempts: random.between(1, 3) }),
  ...maybe(random, 0.4, { maxCallbacksPerProtocol: random.between(1, 3) }),
  ...maybe(random, 0.2, { protocolAttribute: 'ticket' }),
  ...maybe(random, 0.3, { formFields: aForm }),
  ...maybe(random, 0.1, { present: 'button' }),
  ...maybe(random, 0.3, { dialMode: 'agent', clearBeforeDial: random.chance(0.3) }),
  ...maybe(random, 0.5, { customerCallsIn: true }),
  ...maybe(random, 0.1, { maxAgeMinutes: random.pick([1, 2, 5]) }),
});

const someFault = (random: Random): Fault => {
  const kind = random.pick(allFaults);
  return { kind: kind.name, ...kind.some(random) };
};

const howMany = (random: Random): number =>
  random.chance(0.15) ? 0 : random.chance(0.75) ? random.between(1, 5) : random.between(6, 14);

const isFirst = (one: Step, other: Step): number => one.at - other.at;

export const someHistory = (seed: number, index: number): History => {
  const random = new Random(seedOf(seed, index));
  const count = random.chance(0.65) ? 1 : random.between(2, 3);
  const calls = Array.from({ length: count }, (_, call): CallStory & Partial<TangledTransfer> =>
    call === 0 && random.chance(0.1) ? tangledTransfer(random, call) : someCall(random, call),
  );
  const until = Math.max(...calls.map(({ endsAt }) => endsAt)) + 180_000;
  const scene: Scene = { calls, until, agents: 3, queues: 2 };
  const strewn = allSteps.flatMap((kind): readonly Step[] => kind.some?.(random, scene) ?? []);
  return {
    pace: random.next(),
    style: {
      spelling: random.chance(0.8) ? 'camelCase' : 'PascalCase',
      saysReasons: random.chance(0.75),
      ahead: random.chance(0.85) ? 0 : random.pick([-300_000, -4_000, 4_000, 300_000]),
    },
    lag: random.pick([0, 500, 1_500, 4_000]),
    agents: scene.agents,
    isChecked: random.chance(0.35),
    queues: Array.from({ length: scene.queues }, (_, queue) => someQueue(random, queue)),
    callbacks: Array.from({ length: 4 }, () => someCallbackLife(random)),
    dials: Array.from({ length: 4 }, () => someAgentDial(random)),
    returns: someCallbackLife(random),
    steps: [...calls.flatMap(({ steps }) => steps), ...strewn].sort(isFirst),
    faults: [
      ...calls.flatMap(({ faults = [] }) => faults),
      ...(random.chance(0.06) ? someCombination(random) : []),
      ...Array.from({ length: howMany(random) }, () => someFault(random)),
    ],
  };
};
