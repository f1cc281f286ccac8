/** The one clock of a history, and what is going to happen in the order in which it will. */

interface Happening {
  readonly at: number;
  /** What was planned first happens first, at the same time. */
  readonly order: number;
  readonly happen: () => void;
}

const isBefore = (one: Happening, other: Happening): boolean =>
  one.at < other.at || (one.at === other.at && one.order < other.order);

/** A Monday morning. */
export const dawn = Date.UTC(2026, 10, 23, 9);

export class Timeline {
  #now = dawn;
  #planned = 0;
  readonly #heap: Happening[] = [];

  /** Milliseconds since 1970. */
  get now(): number {
    return this.#now;
  }

  after(delay: number, happen: () => void): void {
    this.at(this.#now + delay, happen);
  }

  /** What is planned for the past happens at once. */
  at(instant: number, happen: () => void): void {
    const planned = { at: Math.max(instant, this.#now), order: this.#planned++, happen };
    const heap = this.#heap;
    let place = heap.length;
    heap.push(planned);
    while (place > 0) {
      const above = (place - 1) >> 1;
      const parent = heap[above];
      if (!parent || !isBefore(planned, parent)) break;
      heap[place] = parent;
      place = above;
    }
    heap[place] = planned;
  }

  /** Turns the clock to what comes next, and hands it out; undefined when nothing more will happen. */
  next(): (() => void) | undefined {
    const heap = this.#heap;
    const first = heap[0];
    const last = heap.pop();
    if (!first || !last) return undefined;
    if (first !== last) this.#sink(last);
    this.#now = first.at;
    return first.happen;
  }

  /** Nothing is planned: hours go by. */
  skip(delay: number): void {
    this.#now += delay;
  }

  #sink(happening: Happening): void {
    const heap = this.#heap;
    let place = 0;
    for (;;) {
      const left = heap[2 * place + 1];
      const right = heap[2 * place + 2];
      if (!left) break;
      const isRight = right !== undefined && isBefore(right, left);
      const child = isRight ? right : left;
      if (!isBefore(child, happening)) break;
      heap[place] = child;
      place = 2 * place + (isRight ? 2 : 1);
    }
    heap[place] = happening;
  }
}
