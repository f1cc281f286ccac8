/** Frees the holder for the call that is already waiting in their queue. Called by the customer-queue flow. */
import { isOpen, type OpenInterruption } from '../interruption/interruption.ts';
import { isReturned } from '../interruption/lifecycle/returning.ts';
import type { AfterContactWork, AgentPresence, Chains } from '../ports.ts';
import type { Advance } from './advance.ts';

export interface FreeHolderDeps {
  readonly advance: Advance;
  readonly chains: Chains;
  readonly presence: AgentPresence;
  readonly work: AfterContactWork;
}

/**
 * `freed`: the holder's contact was cleared. `not-needed`: there was nothing to clear, or it is not our call.
 * `away`: the holder will not take a call now, and nothing was cleared: the call had better go on at once.
 */
export type FreeHolder = (request: {
  readonly interruptionId: string;
  /** The call that waits. */
  readonly contactId: string;
}) => Promise<'freed' | 'not-needed' | 'away'>;

export const freeHolder =
  (deps: FreeHolderDeps): FreeHolder =>
  async ({ interruptionId, contactId }) => {
    const { interruption } = await deps.chains.load(interruptionId);
    if (!isOpen(interruption) || !isWaitingFor(interruption, contactId)) return 'not-needed';
    const { holder } = interruption.case;
    if ((await deps.presence.of(holder.agentId, contactId)) === 'away') return 'away';
    // Remembered first: the end of the work that we cause must not close the case.
    await deps.advance(interruptionId, (before) => ({ chain: before, inputs: [{ type: 'holder-freed' }] }));
    return (await deps.work.clear(holder.agentId, holder.contactId)) ? 'freed' : 'not-needed';
  };

/** It is the callback in hand, whose contact may not be known yet, or the call with which the customer returned. */
const isWaitingFor = (interruption: OpenInterruption, contactId: string): boolean => {
  switch (interruption.state) {
    case 'offered':
    case 'resumed':
      return false;
    case 'ended':
      return isReturned(interruption) && interruption.contactId === contactId;
    default:
      return interruption.attempt.contactId === null || interruption.attempt.contactId === contactId;
  }
};
