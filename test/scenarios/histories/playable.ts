/** A history of the fault simulation as people at two softphones can play it within seconds, without its waiting times. */
import type { CallbackLife } from '../../simulation/centre/callback-life.ts';
import type { History } from '../../simulation/history.ts';
import { someHistory } from '../../simulation/some-history.ts';
import type { Arrival } from '../../simulation/steps/arrivals.ts';
import type { CaseWork } from '../../simulation/steps/case-work.ts';
import type { Choosing } from '../../simulation/steps/choosing.ts';
import type { AgentClears, CustomerEnds, WeEnd } from '../../simulation/steps/ends.ts';
import type { Step } from '../../simulation/steps/step.ts';
import type { Transfer, TransferAnswer, TransferEnd } from '../../simulation/steps/transfers.ts';
import { queueSettings } from './queues.ts';

export type PlayedStep =
  | Arrival
  | Transfer
  | TransferAnswer
  | TransferEnd
  | CustomerEnds
  | WeEnd
  | AgentClears
  | Choosing
  | CaseWork;

/** What happens to the events of the first call and its transfers on their way. */
export type EventsCome = 'once' | 'twice' | 'ends last';

export interface PlayableHistory {
  /** `seed:index`: the history that it was made from. */
  readonly from: string;
  readonly history: Omit<History, 'steps'> & { readonly steps: readonly PlayedStep[] };
  readonly eventsCome: EventsCome;
}

/** Between two steps in the in-memory world, in milliseconds: everything that follows from a step has happened by then. */
const untilTheNext = 60_000;

const played: ReadonlySet<string> = new Set<PlayedStep['do']>([
  'call arrives',
  'transfer starts',
  'transfer is answered',
  'agent leaves the others to it',
  'consulted agent leaves',
  'customer ends',
  'we end',
  'agents clear the contact',
  'agent chooses',
  'agent works on the case',
]);

const isPlayed = (step: Step): step is PlayedStep => played.has(step.do);

/** A second page races with the first, and a page that is gone shows nothing more: neither can be compared. */
const comparable: ReadonlySet<Choosing['manner']> = new Set([
  'once',
  'double click',
  'double click, one request',
  'stale version',
  'wrong agent',
  'forged interruption',
]);

const mostChoices = 3;
const laptopAgents = 2;

/** Two agents, of whom only the first serves the second queue: what needs a third one or takes long is made simpler. */
const simpler = (steps: readonly PlayedStep[]): PlayedStep[] => {
  const [arrival] = steps;
  if (arrival?.do !== 'call arrives') return [];
  const agent = arrival.agent % laptopAgents;
  const queue = agent === 1 && arrival.queue !== null ? 0 : arrival.queue;
  const done = transfersUpToTheFirstTaken(steps, agent);
  const choices = done.filter(({ do: what }) => what === 'agent chooses');
  return done.flatMap((step): PlayedStep[] => {
    switch (step.do) {
      case 'call arrives':
        return [{ ...step, agent, queue }];
      case 'agent chooses':
        return choices.indexOf(step) < mostChoices ? [inOnePage(step)] : [];
      case 'agent works on the case':
        return step.what === 'drafts' ? [] : [{ ...step, what: 'finalises' }];
      default:
        return [step];
    }
  });
};

const inOnePage = (step: Choosing): Choosing => ({
  ...step,
  manner: comparable.has(step.manner) ? step.manner : 'once',
});

/** One transfer goes through, to the other agent: a next one would need a third. */
const transfersUpToTheFirstTaken = (steps: readonly PlayedStep[], agent: number): PlayedStep[] => {
  let mayTransfer = true;
  return steps.flatMap((step): PlayedStep[] => {
    if (step.do !== 'transfer starts' && step.do !== 'transfer is answered') return [step];
    if (!mayTransfer) return [];
    if (step.do === 'transfer starts') {
      mayTransfer = step.kind !== 'external';
      return [{ ...step, queue: step.queue === null ? null : 0 }];
    }
    mayTransfer = step.answer !== 'accepted';
    return [{ ...step, agent: 1 - agent }];
  });
};

/** In the end everybody's softphone is empty, as the next history needs it. */
const tidied = (steps: readonly PlayedStep[]): PlayedStep[] =>
  [...steps, { at: 0, do: 'agents clear the contact' as const, call: 0, who: 'all' as const }].map(
    (step, place) => ({ ...step, at: (place + 1) * untilTheNext }),
  );

const quickLife = (life: CallbackLife): CallbackLife => ({
  ...life,
  rings: 1_000,
  waits: 5_000,
  talks: 5_000,
  outcome: life.outcome === 'unanswered' ? 'busy' : life.outcome,
  takenBy: life.takenBy === 'other' ? 'holder' : life.takenBy,
});

const eventsCome = ({ faults }: History): EventsCome => {
  const kinds = new Set(faults.map(({ kind }) => kind));
  if (kinds.has('event duplicated')) return 'twice';
  return kinds.has('event out of order') ? 'ends last' : 'once';
};

const has = (steps: readonly Step[], what: PlayedStep['do']): boolean =>
  steps.some((step) => step.do === what);

/**
 * Played fast, the first leg ends together with the last one: where its end reads like the customer's and nobody has
 * taken the transfer, the two worlds need not agree on which of the two ended the call.
 */
const endsAlike = (steps: readonly PlayedStep[]): boolean =>
  steps.some(
    (step) =>
      step.do === 'transfer starts' && step.kind === 'blind' && step.leavesWith !== 'AGENT_DISCONNECT',
  ) && !steps.some((step) => step.do === 'transfer is answered' && step.answer === 'accepted');

/** The steps that make sense only with more legs or people than two agents at their softphones are. */
const isBeyondUs = (steps: readonly PlayedStep[]): boolean =>
  steps[0]?.do !== 'call arrives' ||
  endsAlike(steps) ||
  !(has(steps, 'customer ends') || has(steps, 'we end')) ||
  steps.some((step) => step.do === 'we end' && (step.by !== 'agent' || has(steps, 'transfer starts'))) ||
  steps.some(
    (step) =>
      step.do === 'transfer starts' &&
      step.queue !== null &&
      has(steps, 'transfer is answered') &&
      steps.some((answer) => answer.do === 'transfer is answered' && answer.answer !== 'accepted'),
  );

const playable = (seed: number, index: number): PlayableHistory | undefined => {
  const history = someHistory(seed, index);
  const ofTheFirstCall = history.steps.filter(isPlayed).filter(({ call }) => call === 0);
  const steps = simpler(ofTheFirstCall);
  if (isBeyondUs(steps)) return undefined;
  return {
    from: `${seed}:${index}`,
    eventsCome: eventsCome(history),
    history: {
      ...history,
      style: { ...history.style, spelling: 'camelCase', ahead: 0 },
      lag: 300,
      agents: laptopAgents,
      isChecked: true,
      queues: queueSettings,
      callbacks: history.callbacks.map(quickLife),
      steps: tidied(steps),
      faults: [],
    },
  };
};

/** What a history has that others may lack. */
const featuresOf = ({ history, eventsCome: way }: PlayableHistory): string[] => {
  const has = history.steps.map((step): string => {
    switch (step.do) {
      case 'call arrives':
        return step.queue === null ? 'an agent dials' : `${step.caller} caller on queue ${step.queue}`;
      case 'transfer starts':
        return `${step.kind} transfer to ${step.queue === null ? 'an agent' : 'a queue'}`;
      case 'transfer is answered':
        return `transfer ${step.answer}`;
      case 'customer ends':
        return `customer ends: ${step.reason}`;
      case 'we end':
        return `we end`;
      case 'agent chooses':
        return `${step.choice} ${step.manner}`;
      default:
        return step.do;
    }
  });
  const resumes = history.steps.filter((step) => step.do === 'agent chooses' && step.choice === 'resume');
  const lives = history.callbacks.slice(0, resumes.length);
  const ends = lives.map(({ outcome, takenBy, endedBy }) =>
    outcome === 'answered' ? `callback taken by ${takenBy}, ended by ${endedBy}` : `callback ${outcome}`,
  );
  return [...has, ...ends, `events come ${way}`, `reasons are said: ${history.style.saysReasons}`];
};

/** The first histories of that seed of which each has something that none before it has. */
export const someOfEach = (seed: number, among: number): readonly PlayableHistory[] => {
  const seen = new Set<string>();
  return Array.from({ length: among }, (_, index) => playable(seed, index)).flatMap((one) => {
    const features = one ? featuresOf(one) : [];
    if (!one || features.every((feature) => seen.has(feature))) return [];
    for (const feature of features) seen.add(feature);
    return [one];
  });
};
