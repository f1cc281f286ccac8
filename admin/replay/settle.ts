/** The core's verdict on a recorded chain, with the recording in the place of Amazon Connect. */
import { type Facts, legOf, mergeFacts } from '../../core/interruption/facts.ts';
import { type Verdict, verdictOf } from '../../core/interruption/verdict.ts';
import { epochMsOf } from '../../core/time.ts';
import type { RecordedChain } from './recording.ts';

export interface Settled {
  readonly verdict: Verdict;
  /** The core asked about a contact of which the recording says nothing. */
  readonly isGuess: boolean;
}

/** After every end that the recording can know of: it is asked when it is complete. */
const lookedUp = legOf(epochMsOf(Number.MAX_SAFE_INTEGER), { lookedUp: true });

export const wasFilteredAway = ({ letThrough }: RecordedChain): boolean =>
  Object.keys(letThrough).length === 0;

const answerOf = ({ known }: RecordedChain, contactId: string): Facts => ({
  [contactId]: { ...known[contactId], ...lookedUp },
});

/**
 * Starts from what the rules let through, and answers each look-up with what the recording knows of that
 * contact. A chain of which the rules let nothing through is judged by all its events.
 */
export const settle = (chain: RecordedChain): Settled => {
  let facts = wasFilteredAway(chain) ? chain.known : chain.letThrough;
  let verdict = verdictOf(facts);
  let isGuess = false;
  while (verdict.type === 'unknown' && !facts[verdict.contactId]?.lookedUp) {
    isGuess ||= chain.known[verdict.contactId] === undefined;
    facts = mergeFacts(facts, answerOf(chain, verdict.contactId));
    verdict = verdictOf(facts);
  }
  return { verdict, isGuess };
};
