/** Carries contact events to the bus, as badly as it is told to. */
import * as v from 'valibot';
import type { Cancel, Clock } from '../clock.ts';
import { type EventFaults, type EventFaultsInput, eventFaults } from './event-faults.ts';
import { Random } from './random.ts';

/** What the courier needs to know of an event. */
export interface Parcel {
  readonly eventType: string;
  readonly contactId: string;
  readonly event: unknown;
}

export interface Mishap {
  readonly fault: 'lost' | 'duplicated' | 'delayed' | 'reordered';
  readonly eventType: string;
  readonly contactId: string;
}

export interface EventCourierOptions {
  readonly clock: Clock;
  readonly faults: EventFaultsInput;
  emit(event: unknown): void;
}

/** Nothing follows for so long: what was held back goes out all the same. */
const patienceMs = 1_000;

type Faults = Readonly<Record<'lose' | 'duplicate' | 'delay' | 'reorder', boolean>>;

const noFaults: Faults = { lose: false, duplicate: false, delay: false, reorder: false };

interface Held {
  readonly parcel: Parcel;
  readonly cancel: Cancel;
}

export class EventCourier {
  readonly #options: EventCourierOptions;
  readonly #mishaps: Mishap[] = [];
  #faults: EventFaults;
  #random: Random;
  #held: readonly Held[] = [];

  constructor(options: EventCourierOptions) {
    this.#options = options;
    this.#faults = v.parse(eventFaults, options.faults);
    this.#random = new Random(this.#faults.seed);
  }

  get faults(): EventFaults {
    return this.#faults;
  }

  /** What went wrong so far, oldest first. */
  get mishaps(): readonly Mishap[] {
    return this.#mishaps;
  }

  /** From the next event on; its random numbers begin anew. */
  set(faults: EventFaults): void {
    this.#faults = faults;
    this.#random = new Random(faults.seed);
    this.#sendHeld();
  }

  send(parcel: Parcel): void {
    const waiting = this.#held;
    this.#held = [];
    this.#dispatch(parcel);
    for (const held of waiting) this.#release(held);
  }

  #dispatch(parcel: Parcel): void {
    const faults = this.#mayFail(parcel) ? this.#drawn() : noFaults;
    if (faults.lose) this.#note('lost', parcel);
    else {
      if (faults.duplicate) this.#repeat(parcel);
      if (faults.delay) this.#delay(parcel);
      else if (faults.reorder) this.#hold(parcel);
      else this.#emit(parcel);
    }
  }

  /** Every number is drawn for every event, so that one share does not change which events another one hits. */
  #drawn(): Faults {
    const hits = (share: number): boolean => this.#random.next() < share;
    const { lose, duplicate, delay, reorder } = this.#faults;
    return { lose: hits(lose), duplicate: hits(duplicate), delay: hits(delay), reorder: hits(reorder) };
  }

  #repeat(parcel: Parcel): void {
    this.#note('duplicated', parcel);
    this.#emit(parcel);
  }

  #mayFail({ eventType, contactId }: Parcel): boolean {
    const { eventTypes, contactIds } = this.#faults;
    return (eventTypes?.includes(eventType) ?? true) && (contactIds?.includes(contactId) ?? true);
  }

  #delay(parcel: Parcel): void {
    this.#note('delayed', parcel);
    this.#options.clock.schedule(this.#faults.delayMs, () => this.#emit(parcel));
  }

  #hold(parcel: Parcel): void {
    this.#note('reordered', parcel);
    const cancel = this.#options.clock.schedule(patienceMs, () => this.#sendHeld());
    this.#held = [...this.#held, { parcel, cancel }];
  }

  #sendHeld(): void {
    const waiting = this.#held;
    this.#held = [];
    for (const held of waiting) this.#release(held);
  }

  #release({ parcel, cancel }: Held): void {
    cancel();
    this.#emit(parcel);
  }

  #note(fault: Mishap['fault'], { eventType, contactId }: Parcel): void {
    this.#mishaps.push({ fault, eventType, contactId });
  }

  #emit({ event }: Parcel): void {
    this.#options.emit(event);
  }
}
