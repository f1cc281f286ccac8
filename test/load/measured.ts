/** What came of a mass drop: what must hold, and what this machine took for it. */
import type { Arrival } from './crowd.ts';
import type { Drop } from './mass-drop.ts';

export interface Counts {
  readonly agents: number;
  readonly drops: number;
  /** Offers that reached the agent who had the call. */
  readonly offered: number;
  readonly missing: number;
  /** The same view twice on one page, which drops it by its version. */
  readonly repeated: number;
  /** Offers on the page of an agent who did not have the call. */
  readonly misdelivered: number;
  readonly poppedUp: number;
  readonly socketsLost: number;
  readonly deadLetters: number;
  readonly ledgerOffers: number;
}

export interface Spread {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly most: number;
}

const spreadOf = (values: readonly number[]): Spread => {
  const sorted = values.toSorted((one, other) => one - other);
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), most: sorted.at(-1) ?? 0 };
};

export class Measured {
  readonly drops = new Map<string, Drop & { readonly rank: number }>();
  /** The first arrival at the right agent, in order. */
  readonly offers = new Map<string, Arrival & { readonly rank: number }>();
  readonly #news = new Set<string>();
  repeated = 0;
  misdelivered = 0;
  poppedUp = 0;

  dropped(drop: Drop): void {
    this.drops.set(drop.contactId, { ...drop, rank: this.drops.size });
  }

  arrived(arrival: Arrival): void {
    const drop = this.drops.get(arrival.interruptionId);
    if (drop?.agentId !== arrival.agentId) this.misdelivered += 1;
    if (this.#news.has(arrival.news)) this.repeated += 1;
    this.#news.add(arrival.news);
    if (this.offers.has(arrival.interruptionId)) return;
    this.offers.set(arrival.interruptionId, { ...arrival, rank: this.offers.size });
    if (arrival.popsUp) this.poppedUp += 1;
  }

  /** Milliseconds from the drop to the page. */
  latency(): Spread {
    return spreadOf(this.#pairs().map(([drop, offer]) => offer.at - drop.at));
  }

  /** By how many places an offer came earlier or later than its drop: 0 is first come, first served. */
  displacement(): Spread {
    return spreadOf(this.#pairs().map(([drop, offer]) => Math.abs(offer.rank - drop.rank)));
  }

  #pairs() {
    return [...this.drops.values()].flatMap((drop) => {
      const offer = this.offers.get(drop.contactId);
      return offer ? [[drop, offer] as const] : [];
    });
  }
}
