/** A life that can go any way: inputs drawn for the state that it has reached, sensible or not. */
import fc from 'fast-check';
import type { Choice, Via } from '../../../core/contracts/agent-socket.ts';
import type { Answers } from '../../../core/contracts/form.ts';
import { failureReasons } from '../../../core/contracts/reason.ts';
import type { CallbackProgress } from '../../../core/interruption/callback-progress.ts';
import type { Decision } from '../../../core/interruption/decision.ts';
import type { Input } from '../../../core/interruption/input.ts';
import type { Interruption } from '../../../core/interruption/interruption.ts';
import { decide } from '../../../core/interruption/lifecycle/decide.ts';
import { type EpochMs, later, seconds } from '../../../core/time.ts';
import {
  amina,
  ben,
  customer,
  dialler,
  facts,
  formFields,
  holderIsFreed,
  support,
  timePasses,
} from '../../unit/core/lifecycle/people.ts';
import { offeredAt } from '../../unit/core/lifecycle/the-day.ts';

type Before = Interruption | undefined;

/** An input that may depend on what it meets: a page answers the version that it sees, or an older one. */
type Event = (before: Before) => Input;

const always = (...inputs: readonly Input[]): fc.Arbitrary<Event> =>
  fc.constantFrom(...inputs).map((input) => () => input);

const anAgent = fc.constantFrom('amina', 'ben');
const anAttempt = fc.integer({ min: 0, max: 4 });
const aContact = fc.constantFrom('callback-1', 'callback-2', 'callback-3');
const aReason = fc.constantFrom(...failureReasons);
const aRequest = fc.integer({ min: 1, max: 12 }).map((number) => `request-${number}`);

const shortLived = support({ maxAgeMinutes: 4, popupSeconds: 100, maxAttempts: 10, formFields });
const judged = always(
  facts.showADropOf(amina),
  facts.showADropOf(amina, { settings: shortLived }),
  facts.showADropOf(amina, { popsUp: false }),
  facts.showADropOf(ben),
  facts.showADropWithoutOffer(amina),
  facts.showADropWithoutOffer(ben, 'too-short'),
  facts.showNoInterruption(),
  facts.showNoInterruption('still-with-agent'),
  facts.doNotSay('call-1'),
  facts.doNotSay('to-ben'),
);

const chosen: fc.Arbitrary<Event> = fc
  .record({
    agentId: anAgent,
    choice: fc.constantFrom<Choice>('resume', 'resume', 'end'),
    via: fc.constantFrom<Via>('popup', 'button'),
    behind: fc.constantFrom(0, 0, 0, 1, -1),
    requestId: aRequest,
  })
  .map(({ behind, ...choice }) => (before) => ({
    type: 'chosen',
    ...choice,
    version: (before?.version ?? 0) - behind,
  }));

const progress: fc.Arbitrary<CallbackProgress> = fc.oneof(
  fc.constantFrom<CallbackProgress>({ type: 'ringing' }, { type: 'answered' }),
  anAgent.map((agentId): CallbackProgress => ({ type: 'joined', agentId })),
  aReason.map((reason): CallbackProgress => ({ type: 'failed', reason })),
  aContact.map((contactId): CallbackProgress => ({ type: 'unsaid', contactId })),
);

/** Attempts are often the one in hand, so that histories get somewhere. */
const ofAttempt = (build: (attempt: number) => Input): fc.Arbitrary<Event> =>
  fc.option(anAttempt, { nil: undefined }).map((number) => (before) => {
    const inHand = before && 'case' in before ? before.case.attempts : 0;
    return build(number ?? inHand);
  });

const dialling: fc.Arbitrary<Event> = fc.oneof(
  ofAttempt(dialler.claims),
  aContact.chain((contactId) => ofAttempt((attempt) => dialler.places(attempt, contactId))),
  aReason.chain((reason) => ofAttempt((attempt) => dialler.isRefused(attempt, reason))),
  aReason.chain((reason) => ofAttempt((attempt) => dialler.givesUp(attempt, reason))),
  ofAttempt(dialler.isPutOff),
  ofAttempt(dialler.losesTheAnswer),
);

const news: fc.Arbitrary<Event> = fc
  .record({ contactId: aContact, progress, revision: fc.nat(3) })
  .chain((said) => ofAttempt((attempt) => ({ type: 'callback-progressed', attempt, ...said })));

const anAnswer = fc.constantFrom<Answers>({}, { summary: '' }, { summary: 'an invoice' }, { other: 'x' });

const agentsDo: fc.Arbitrary<Event> = fc.oneof(
  anAgent.map((agentId) => (): Input => ({ type: 'shown', agentId })),
  fc
    .record({ agentId: anAgent, requestId: aRequest, answers: anAnswer })
    .map((said) => (): Input => ({ type: 'finalised', ...said })),
  fc
    .record({ agentId: anAgent, answers: anAnswer })
    .map((said) => (): Input => ({ type: 'drafted', ...said })),
  always(amina.cannotSave, ben.cannotSave),
  always(amina.clearsTheContact, ben.clearsTheContact),
);

/** What usually comes next, so that histories get far. */
const usual = (before: Before, draw: number): Input => {
  const oneOf = (...inputs: readonly [Input, ...Input[]]): Input => inputs[draw % inputs.length] ?? inputs[0];
  if (before?.state !== 'offered' && before?.state !== 'dialling' && before?.state !== 'unknown')
    return oneOf(facts.showADropOf(amina), customer.talksTo(ben), timePasses);
  const { attempts, holder } = before.case;
  if (before.state === 'offered') {
    const requestId = `yes-${attempts}`;
    return { ...amina.saysYes({ version: before.version, requestId }), agentId: holder.agentId };
  }
  if (before.state === 'unknown') return oneOf(timePasses, dialler.places(attempts));
  if (before.attempt.step === 'requested') return dialler.claims(attempts);
  if (before.attempt.step === 'placed') return oneOf(customer.answers(attempts), timePasses);
  const outcomes = [dialler.places, dialler.losesTheAnswer, dialler.isPutOff, dialler.isRefused] as const;
  return (outcomes[draw % outcomes.length] ?? dialler.places)(attempts);
};

const theUsual: fc.Arbitrary<Event> = fc.nat(11).map((draw) => (before) => usual(before, draw));

const anEvent: fc.Arbitrary<Event> = fc.oneof(
  { weight: 20, arbitrary: theUsual },
  { weight: 3, arbitrary: judged },
  { weight: 5, arbitrary: chosen },
  { weight: 8, arbitrary: dialling },
  { weight: 4, arbitrary: news },
  { weight: 2, arbitrary: agentsDo },
  { weight: 2, arbitrary: always(timePasses, timePasses, holderIsFreed) },
);

export interface Step {
  readonly before: Before;
  readonly input: Input;
  readonly now: EpochMs;
  readonly decision: Decision;
}

const pause = fc.constantFrom(0, 1, seconds(1), seconds(9), seconds(10), seconds(75), seconds(300));

/** Most lives begin with an offer; time never runs backwards. */
export const aHistory: fc.Arbitrary<Step[]> = fc
  .array(fc.tuple(anEvent, pause), { minLength: 1, maxLength: 30 })
  .map((events) => {
    const steps: Step[] = [];
    let before: Before;
    let now = offeredAt;
    for (const [event, wait] of events) {
      now = later(now, wait);
      const input = event(before);
      const decision = decide(before, input, now);
      steps.push({ before, input, now, decision });
      before = decision.interruption;
    }
    return steps;
  });
