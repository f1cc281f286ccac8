/** Whatever the order in which events came, what is known of a conversation is the same. */
import { factsOf, mergeFacts, noFacts } from '../../../core/interruption/facts.ts';
import type { Invariant } from '../evidence.ts';

export const orderDoesNotMatter: Invariant = {
  name: 'the facts are those of the events, in whatever order they came',
  afterwards: ({ told, store }) => {
    for (const { chainId, facts } of store.stored.values()) {
      const inOrder = told
        .filter(({ conversation, event }) => conversation.id === chainId && event !== undefined)
        .reduce((sum, { event }) => (event ? mergeFacts(sum, factsOf(event)) : sum), noFacts);
      // What was looked up besides is newer or adds to it.
      if (mergeFacts(facts, inOrder) !== facts) return `${chainId} lacks what its events said`;
    }
    return undefined;
  },
};
