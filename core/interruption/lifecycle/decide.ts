/**
 * The life of an interruption, as one total function: every input has an answer in every state.
 *
 *   detected ──> not-offered
 *      │
 *   offered <─────────────────────────────┐ busy, no answer, refused …
 *      │ end      │ resume                │
 *    ended     dialling ──> answered ──> resumed
 *                 └──> unknown: news of the callback decides, never a second call by itself
 *   offered ──> ended by: finalised, withdrawn, expired
 *   before an agent has them on the callback: customer-returned
 */
import type { EpochMs } from '../../time.ts';
import { type Decision, unchanged } from '../decision.ts';
import type { Input } from '../input.ts';
import { type Interruption, isOpen } from '../interruption.ts';
import {
  onAgentDialled,
  onCallbackProgressed,
  onDialAmbiguous,
  onDialClaimed,
  onDialPlaced,
  onDialPostponed,
  onDialRefused,
} from './attempting.ts';
import { onChosen, onShown } from './choosing.ts';
import { onTimePassed } from './closing.ts';
import { onDrafted, onFinalised, onSaveFailed, onWorkEnded } from './finalising.ts';
import { onJudged } from './offering.ts';
import { onCallerKnown, onCustomerReturned } from './returning.ts';

/** @param now the server's clock; nothing else knows the time */
export const decide = (before: Interruption | undefined, input: Input, now: EpochMs): Decision => {
  switch (input.type) {
    case 'judged':
      return onJudged(before, input, now);
    case 'shown':
      return onShown(before, input);
    case 'chosen':
      return onChosen(before, input, now);
    case 'drafted':
      return onDrafted(before, input);
    case 'finalised':
      return onFinalised(before, input);
    case 'save-failed':
      return onSaveFailed(before, input);
    case 'work-ended':
      return onWorkEnded(before, input);
    case 'dial-claimed':
      return onDialClaimed(before, input, now);
    case 'dial-placed':
      return onDialPlaced(before, input, now);
    case 'dial-refused':
      return onDialRefused(before, input);
    case 'dial-postponed':
      return onDialPostponed(before, input);
    case 'dial-ambiguous':
      return onDialAmbiguous(before, input, now);
    case 'callback-progressed':
      return onCallbackProgressed(before, input, now);
    case 'caller-known':
      return onCallerKnown(before, input);
    case 'customer-returned':
      return onCustomerReturned(before, input);
    case 'agent-dialled':
      return onAgentDialled(before, input, now);
    case 'holder-freed':
      return onHolderFreed(before);
    case 'time-passed':
      return onTimePassed(before, now);
  }
};

/** Remembered so that the end of the after-contact work which we ended ourselves closes nothing. */
const onHolderFreed = (before: Interruption | undefined): Decision => {
  if (!isOpen(before) || before.case.freed || before.state === 'ended') return unchanged(before);
  return {
    ...unchanged({ ...before, case: { ...before.case, freed: true } }),
    entries: [{ type: 'freed', by: 'system', attempt: before.case.attempts, detail: {} }],
  };
};
