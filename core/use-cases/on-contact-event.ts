/** A contact event came: merge what it says, see what it means, and tell the interruption whose callback it is. */
import type { ContactEvent } from '../contracts/contact-event.ts';
import type { QueueSettings } from '../contracts/queue-settings.ts';
import type { Origin } from '../interruption/chain.ts';
import { chainIdOf, factsOf } from '../interruption/facts.ts';
import { type Attempt, attemptOf, isOpen, type OpenInterruption } from '../interruption/interruption.ts';
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

/** `false`: it said nothing that was not known, as an event that is delivered twice. */
export type OnContactEvent = (event: ContactEvent) => Promise<boolean>;

export const onContactEvent =
  (deps: OnContactEventDeps): OnContactEvent =>
  async (event) => {
    const origin = await originOf(deps, event);
    let isNews = true;
    const { chain } = await deps.advance(chainIdOf(event), async (before, now) => {
      const step = await deps.judge(before, { facts: factsOf(event), origin }, now);
      isNews = step.chain !== before;
      return step;
    });
    await deps.reportCallback(chain);
    return isNews;
  };

/**
 * Events of a callback may come before its contact id was stored, or when the answer to the call was lost.
 * They name the interruption as related contact, because that is what whoever dialled related them to.
 */
const originOf = async ({ chains }: OnContactEventDeps, event: ContactEvent): Promise<Origin | undefined> => {
  const dialMode = dialModes.get(event.initiationMethod ?? '');
  if (event.relatedContactId === undefined || dialMode === undefined) return undefined;
  const { interruption } = await chains.load(event.relatedContactId);
  if (!isOpen(interruption) || interruption.case.settings.dialMode !== dialMode) return undefined;
  const attempt = attemptOf(interruption);
  return attempt !== null && isCallOf(attempt, event) && !isSomebodyElses(event, interruption)
    ? originFor(interruption, attempt.number)
    : undefined;
};

/** How a callback begins, by who dials it. */
const dialModes = new Map<string, QueueSettings['dialMode']>([
  ['API', 'system'],
  ['OUTBOUND', 'agent'],
]);

const isCallOf = ({ step, contactId }: Attempt, event: ContactEvent): boolean =>
  step !== 'requested' && (contactId === null || contactId === event.contactId);

/** Another agent may call the customer, too, and relate their call to the same contact. */
const isSomebodyElses = (event: ContactEvent, { case: { holder } }: OpenInterruption): boolean =>
  event.initiationMethod === 'OUTBOUND' &&
  event.agent !== undefined &&
  event.agent.agentId !== holder.agentId;
