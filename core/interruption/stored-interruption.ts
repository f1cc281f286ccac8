/**
 * An interruption as an older version of this program stored it, with everything that this version reads. The schema
 * only grows: members are added, never renamed and never given another meaning. Their defaults are here and nowhere else.
 */
import { settingsOff } from '../contracts/queue-settings.ts';
import { type Attempt, type Case, type Interruption, isOpen } from './interruption.ts';

/** Added to a case since the first version. */
const addedToCase = { draft: {}, callOut: 'unknown', callerHash: null } as const satisfies Partial<Case>;

/** Added to an attempt since the first version. */
const addedToAttempt = { requestId: '', heard: 0, after: null } as const satisfies Partial<Attempt>;

const caseFrom = (stored: Case): Case => ({
  ...addedToCase,
  ...stored,
  settings: { ...settingsOff(stored.queueId), ...stored.settings },
});

const attemptFrom = <A extends Attempt | null>(stored: A): A => stored && { ...addedToAttempt, ...stored };

export const storedInterruption = (stored: Interruption | undefined): Interruption | undefined => {
  if (!isOpen(stored)) return stored;
  const open = { ...stored, case: caseFrom(stored.case) };
  if ('attempt' in open) return { ...open, attempt: attemptFrom(open.attempt) } as Interruption;
  return 'lastAttempt' in open ? { ...open, lastAttempt: attemptFrom(open.lastAttempt) } : open;
};
