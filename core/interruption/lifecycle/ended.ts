/** The end of an interruption, however it comes about. */
import type { Ending } from '../../contracts/reason.ts';
import type { Ended, OpenInterruption } from '../interruption.ts';

/** What was typed and not finalised goes with it: it is about a customer, and nobody will read it again. */
export const endedBy = (before: OpenInterruption, how: Ending): Ended => ({
  id: before.id,
  version: before.version + 1,
  state: 'ended',
  case: { ...before.case, draft: {} },
  how,
});
