/** Writes contact events, remembers them (GET /sim/events) and hands them to the courier. */
import { stoppable } from '../clock.ts';
import type { Instance } from '../instance.ts';
import type { Contact } from '../model/contact.ts';
import type { ConnectOptions } from '../options.ts';
import { contactEvent, type EventStyle } from './contact-event.ts';
import { EventCourier } from './event-courier.ts';
import type { ContactEventType } from './event-type.ts';

export class EventDesk {
  /** Whether contacts carry disconnectReason in their events, unless a call asks for something else. */
  readonly tellsReason: boolean;
  readonly courier: EventCourier;
  readonly #instance: Instance;
  readonly #options: ConnectOptions;
  readonly #style: EventStyle;
  readonly #emitted: unknown[] = [];
  readonly #clock: ReturnType<typeof stoppable>;

  constructor(instance: Instance, options: ConnectOptions) {
    this.tellsReason = options.events?.withReason ?? true;
    this.#instance = instance;
    this.#options = options;
    this.#style = {
      detailType: options.events?.detailType ?? 'Amazon Connect Contact Event',
      keys: options.events?.keys ?? 'camel',
      rungAgent: options.events?.rungAgent ?? 'absent',
    };
    this.#clock = stoppable(options.clock);
    this.courier = new EventCourier({
      clock: this.#clock,
      faults: options.events?.faults ?? {},
      emit: (event) => options.emit(event),
    });
  }

  get emitted(): readonly unknown[] {
    return this.#emitted;
  }

  announce(type: ContactEventType, contact: Contact): void {
    const event = contactEvent(type, contact, {
      instance: this.#instance,
      style: this.#style,
      now: this.#options.clock.now(),
      eventId: this.#options.newId(),
    });
    this.#emitted.push(event);
    this.courier.send({ eventType: type, contactId: contact.contactId, event });
  }

  /** Events that are still under way are not sent any more. */
  stop(): void {
    this.#clock.stop();
  }
}
