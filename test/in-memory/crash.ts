/** The process dies: no code of ours runs after it, so nothing may catch it. */
export class Crash extends Error {
  override readonly name = 'Crash';
}

/**
 * Counts side effects and dies at one of them: right before it, or right after it, when the world has
 * changed and we never heard of it.
 */
export class CrashPlan {
  readonly #at: number;
  readonly #when: 'before' | 'after';
  #count = 0;
  #isDead = false;

  /** @param at the side effect to die at, counted from 1; 0: never */
  constructor(at = 0, when: 'before' | 'after' = 'before') {
    this.#at = at;
    this.#when = when;
  }

  /** Side effects so far. */
  get count(): number {
    return this.#count;
  }

  async around<T>(effect: () => Promise<T> | T): Promise<T> {
    // A dead process has no side effects: what a catch block tries afterwards does not happen either.
    if (this.#isDead) throw new Crash();
    this.#count += 1;
    const diesHere = this.#count === this.#at;
    if (diesHere && this.#when === 'before') this.#die();
    const result = await effect();
    if (diesHere) this.#die();
    return result;
  }

  /** A new process starts. */
  revive(): void {
    this.#isDead = false;
  }

  #die(): never {
    this.#isDead = true;
    throw new Crash();
  }
}
