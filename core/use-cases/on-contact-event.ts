/** A contact event came: merge what it says, see what it means, and tell the interruption whose callback it is. */
import type { ContactEvent } from '../contracts/contact-event.ts';
import type { Origin } from '../interruption/chain.ts';
import { chainIdOf, factsOf } from '../interruption/facts.ts';
import { attemptOf, isOpen } from '../interruption/interruption.ts';
import type { Chains } from '../ports.ts';
import type { Advance } from './advance.ts';
import type { Judge } from './judge.ts';
import { originFor } from './origin.ts';
import type { ReportCallback } from './report-callback.ts';

export interface OnContactEventDeps {
  readonly advance: Advance;
  readonly judge: Judge;
  readonly chains: Chains;
  readonly reportCallback: ReportCallback;
}

export type OnContactEvent = (event: ContactEvent) => Promise<void>;

export const onContactEvent =
  (deps: OnContactEventDeps): OnContactEvent =>
  async (event) => {
    const origin = await originOf(deps, event);
    const { chain } = await deps.advance(chainIdOf(event), (before, now) =>
      deps.judge(before, { facts: factsOf(event), origin }, now),
    );
    await deps.reportCallback(chain);
  };

/**
 * Events of a callback may come before its contact id was stored, or when the answer to the call was lost.
 * They name the interruption as related contact, because that is what the dialler related them to.
 */
const originOf = async ({ chains }: OnContactEventDeps, event: ContactEvent): Promise<Origin | undefined> => {
  if (event.initiationMethod !== 'API' || event.relatedContactId === undefined) return undefined;
  const { interruption } = await chains.load(event.relatedContactId);
  const attempt = isOpen(interruption) ? attemptOf(interruption) : null;
  if (!isOpen(interruption) || attempt === null || attempt.step === 'requested') return undefined;
  if (attempt.contactId !== null && attempt.contactId !== event.contactId) return undefined;
  return originFor(interruption, attempt.number);
};
