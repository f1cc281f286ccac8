/**
 * When a callback may be dialled. Amazon Connect starts two calls a second in the whole account (service quotas):
 * when many calls drop at once their callbacks stand in one line, in the order of the choices, and who would
 * have to wait too long is told at once. Nobody is called when the moment has passed.
 */
import type { DialMessage } from '../contracts/work-message.ts';
import type { Dialling } from '../interruption/interruption.ts';
import { newsDueAt } from '../interruption/lifecycle/closing.ts';
import type { Clock, DialPace } from '../ports.ts';
import { type EpochMs, later, seconds } from '../time.ts';

export interface DialTurnDeps {
  readonly pace: DialPace;
  readonly clock: Clock;
}

/** `wait`: come again at `at`, with this turn. `lost`: there is no call to be made any more, or not in time. */
export type DialTurn =
  | { readonly type: 'now'; readonly turn: EpochMs }
  | { readonly type: 'wait'; readonly turn: EpochMs; readonly at: EpochMs }
  | { readonly type: 'lost'; readonly reason: 'busy-centre' | 'not-dialled' };

/** What the look at the contact and the fence may take, and the queue with its whole seconds. */
const untilDialled = seconds(5);

/**
 * Amazon Connect lets five calls through at once before it holds to its rate (service quotas, burst), and a queue
 * waits for whole seconds: a turn that comes within one second is taken at once.
 */
const early = seconds(1);

/** A message that comes again keeps its turn; an attempt that Amazon Connect postponed takes a new one. */
export const dialTurn = async (
  { pace, clock }: DialTurnDeps,
  interruption: Dialling,
  { turn: settled, tries }: DialMessage,
): Promise<DialTurn> => {
  const now = clock();
  const due = newsDueAt(interruption);
  if (now >= due) return { type: 'lost', reason: 'not-dialled' };
  if (settled !== undefined) return { type: 'now', turn: settled };
  const once = `${interruption.attempt.token}#${tries}`;
  const turn = await pace.takeTurn(once, now, later(due, -untilDialled));
  if (turn === undefined) return { type: 'lost', reason: 'busy-centre' };
  const at = later(turn, -early);
  return at <= now ? { type: 'now', turn } : { type: 'wait', turn, at };
};
