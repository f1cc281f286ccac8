/**
 * Follows the voice contacts on the agent's CCP. amazon-connect-streams does not announce again what was there
 * before a listener came, and after a reload in after-contact work it tells of neither the call nor its end; so
 * each contact is read once when it is first seen, and a new listener hears how every contact stands.
 */
import type { Cancel, ContactChange } from '../agent-host.ts';
import type { StreamsContact, Subscription } from './streams.ts';

type Listener = (change: ContactChange) => void;

const changeByStatus: Readonly<Record<string, 'connected' | 'ended'>> = {
  connected: 'connected',
  ended: 'ended',
};

export class ContactLife {
  readonly #listeners = new Set<Listener>();
  readonly #subscriptions = new Map<string, readonly Subscription[]>();
  readonly #latest = new Map<string, ContactChange>();

  follow(contact: StreamsContact): void {
    const contactId = contact.getContactId();
    if (contact.getType() !== 'voice' || this.#subscriptions.has(contactId)) return;
    this.#subscriptions.set(contactId, [
      contact.onConnected(() => this.#tell({ type: 'connected', contactId })),
      contact.onACW(() => this.#tell({ type: 'ended', contactId })),
      contact.onDestroy(() => this.#tell({ type: 'cleared', contactId })),
    ]);
    const type = changeByStatus[contact.getStatus().type];
    if (type !== undefined) this.#tell({ type, contactId });
  }

  onChange(listener: Listener): Cancel {
    this.#listeners.add(listener);
    for (const change of this.#latest.values()) listener(change);
    return () => this.#listeners.delete(listener);
  }

  stop(): void {
    for (const subscriptions of this.#subscriptions.values())
      for (const subscription of subscriptions) subscription.unsubscribe();
    this.#listeners.clear();
  }

  #tell(change: ContactChange): void {
    const { type, contactId } = change;
    if (this.#latest.get(contactId)?.type === type) return;
    if (type === 'cleared') {
      // The library has dropped this contact's subscriptions by itself; the same id may come back after a miss.
      this.#subscriptions.delete(contactId);
      this.#latest.delete(contactId);
    } else {
      this.#latest.set(contactId, change);
    }
    for (const listener of this.#listeners) listener(change);
  }
}
