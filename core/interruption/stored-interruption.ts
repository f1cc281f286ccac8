/**
 * An interruption as an older version of this program stored it, with everything that this version reads. The schema
 * only grows: members are added, never renamed and never given another meaning. Their defaults are here and nowhere else.
 */
import { settingsOff } from '../contracts/queue-settings.ts';
import { type Case, type Interruption, isOpen } from './interruption.ts';

/** Added to a case since the first version. */
const addedToCase = { draft: {}, callOut: 'unknown' } as const satisfies Partial<Case>;

const caseFrom = (stored: Case): Case => ({
  ...addedToCase,
  ...stored,
  settings: { ...settingsOff(stored.queueId), ...stored.settings },
});

export const storedInterruption = (stored: Interruption | undefined): Interruption | undefined =>
  isOpen(stored) ? { ...stored, case: caseFrom(stored.case) } : stored;
