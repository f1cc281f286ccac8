/** Sends contact events on their way and remembers them: GET /sim/events. */
import type { Instance } from '../instance.ts';
import type { Contact } from '../model/contact.ts';
import type { ConnectOptions } from '../options.ts';
import { contactEvent, type EventStyle } from './contact-event.ts';
import type { ContactEventType } from './event-type.ts';

export class EventDesk {
  /** Whether contacts carry disconnectReason in their events, unless a call asks for something else. */
  readonly tellsReason: boolean;
  readonly #instance: Instance;
  readonly #options: ConnectOptions;
  readonly #style: EventStyle;
  readonly #emitted: unknown[] = [];

  constructor(instance: Instance, options: ConnectOptions) {
    this.tellsReason = options.events?.withReason ?? true;
    this.#instance = instance;
    this.#options = options;
    this.#style = {
      detailType: options.events?.detailType ?? 'Amazon Connect Contact Event',
      keys: options.events?.keys ?? 'camel',
    };
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
    this.#options.emit(event);
  }
}
