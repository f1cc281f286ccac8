/** Tells every point of a history what becomes of it, and notes which fault struck what. */
import { faultsByName } from './all-faults.ts';
import { type Fates, fair, type Point } from './fate.ts';
import type { Fault } from './fault.ts';

/** @param chainId the conversation that it strikes; undefined: none in particular */
export type NoteFault = (fault: string, chainId: string | undefined) => void;

export class FaultPlan {
  readonly #passed = new Map<string, number>();
  readonly #planned = new Map<string, Fault[]>();
  readonly #note: NoteFault;
  #isOver = false;

  constructor(faults: readonly Fault[], note: NoteFault) {
    this.#note = note;
    for (const fault of faults) {
      const kind = faultsByName.get(fault.kind);
      if (!kind) throw new Error(`unknown kind of fault: "${fault.kind}"`);
      const place = `${kind.point} ${fault.on ?? ''}`;
      this.#planned.set(place, [...(this.#planned.get(place) ?? []), fault]);
    }
  }

  /** From now on nothing goes wrong any more. */
  end(): void {
    this.#isOver = true;
  }

  /** @param on the name of the side effect or function, where a fault may be about one of them */
  at<P extends Point>(point: P, chainId: string | undefined, on = ''): Fates[P] {
    const place = `${point} ${on}`;
    const planned = this.#planned.get(place);
    if (!planned || this.#isOver) return fair[point];
    const nth = (this.#passed.get(place) ?? 0) + 1;
    this.#passed.set(place, nth);
    let fate: Fates[Point] = fair[point];
    for (const fault of planned) {
      const kind = faultsByName.get(fault.kind);
      if (fault.nth !== nth || !kind) continue;
      this.#note(fault.kind, chainId);
      fate = kind.change(fate, fault);
    }
    return fate as Fates[P];
  }
}
