/** Chance that can be repeated: the same seed gives the same numbers on every machine. */

const goldenRatio = 0x9e3779b9;

/** The finaliser of MurmurHash3 (Appleby, public domain), as in SplitMix: every bit of `value` reaches every bit. */
const mixed = (value: number): number => {
  let bits = value | 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
};

/** A seed of its own for each history of a run, so that any of them can be told again alone. */
export const seedOf = (seed: number, index: number): number =>
  mixed(mixed(seed) + Math.imul(index + 1, goldenRatio));

export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed | 0;
  }

  /** 32 bits. */
  next(): number {
    this.#state = (this.#state + goldenRatio) | 0;
    return mixed(this.#state);
  }

  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number {
    return least + Math.floor((this.next() / 0x1_0000_0000) * (most - least + 1));
  }

  /** True that often; 0.25 is one time in four. */
  chance(often: number): boolean {
    return this.next() < often * 0x1_0000_0000;
  }

  pick<T>(choices: readonly [T, ...T[]]): T {
    return choices[this.between(0, choices.length - 1)] ?? choices[0];
  }
}
