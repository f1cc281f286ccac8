/** The end of an interruption, but for the one that its customer brings about. */
import type { Closed, OpenInterruption } from '../interruption.ts';

/** What was typed and not finalised goes with it: it is about a customer, and nobody will read it again. */
export const endedBy = (before: OpenInterruption, how: Closed['how']): Closed => ({
  id: before.id,
  version: before.version + 1,
  state: 'ended',
  case: { ...before.case, draft: {} },
  how,
});
