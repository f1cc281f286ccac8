/** Frees the holder for the callback that is already waiting in their queue. Called by the customer-queue flow. */
import { isOpen } from '../interruption/interruption.ts';
import type { AfterContactWork, Chains } from '../ports.ts';
import type { Advance } from './advance.ts';

export interface FreeHolderDeps {
  readonly advance: Advance;
  readonly chains: Chains;
  readonly work: AfterContactWork;
}

/** `freed`: the holder's contact was cleared; `not-needed`: there was nothing to clear, or it is not our callback. */
export type FreeHolder = (request: {
  readonly interruptionId: string;
  readonly callbackContactId: string;
}) => Promise<'freed' | 'not-needed'>;

export const freeHolder =
  (deps: FreeHolderDeps): FreeHolder =>
  async ({ interruptionId, callbackContactId }) => {
    const { interruption } = await deps.chains.load(interruptionId);
    if (!isOpen(interruption)) return 'not-needed';
    switch (interruption.state) {
      case 'offered':
      case 'ended':
      case 'resumed':
        return 'not-needed';
      default: {
        const { contactId } = interruption.attempt;
        if (contactId !== null && contactId !== callbackContactId) return 'not-needed';
      }
    }
    const { holder } = interruption.case;
    // Remembered first: the end of the work that we cause must not close the case.
    await deps.advance(interruptionId, (before) => ({ chain: before, inputs: [{ type: 'holder-freed' }] }));
    return (await deps.work.clear(holder.agentId, holder.contactId)) ? 'freed' : 'not-needed';
  };
