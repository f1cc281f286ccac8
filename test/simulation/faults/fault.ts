/** A fault as it stands in a history: it strikes the n-th time that its point is passed. */
import type { Random } from '../random.ts';
import type { Fates, Point } from './fate.ts';

export interface Fault {
  readonly kind: string;
  /** Counted from 1; for a side effect or a function, among those of the name `on`. */
  readonly nth: number;
  readonly on?: string;
  /** Milliseconds, where the kind has a time. */
  readonly ms?: number;
}

/** One kind of fault. Adding one: a file with this, and its line in all-faults.ts. */
export interface FaultKind<P extends Point = Point> {
  readonly name: string;
  readonly point: P;
  /** Nothing that was sent is lost by it, and nothing that was known is forgotten. */
  readonly keepsTheTruth: boolean;
  readonly some: (random: Random) => Omit<Fault, 'kind'>;
  readonly change: (fate: Fates[P], fault: Fault) => Fates[P];
}

/** Keeps the point's type where a kind is written down. */
export const faultKind = <P extends Point>(kind: FaultKind<P>): FaultKind<P> => kind;
