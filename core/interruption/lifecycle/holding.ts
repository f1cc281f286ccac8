/** Whose an interruption is: nobody else's word counts. */
import { type Answer, refused } from '../decision.ts';
import { type Interruption, isOpen, type OpenInterruption } from '../interruption.ts';

export const isHolder = (
  interruption: Interruption | undefined,
  agentId: string,
): interruption is OpenInterruption => isOpen(interruption) && interruption.case.holder.agentId === agentId;

export const notOwner: Answer = refused('not-owner', 'this interruption is not on your list');
