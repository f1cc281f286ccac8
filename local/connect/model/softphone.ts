/** What one agent's softphone shows. An agent with anything on it is not routable, whatever the status. */
import type { Agent } from '../centre.ts';
import { NotPossible } from './not-possible.ts';

export const agentStatuses = ['Available', 'Break', 'Offline'] as const;
export type AgentStatus = (typeof agentStatuses)[number];

/**
 * Agent event stream states CONNECTING, INCOMING, CONNECTED, ENDED, MISSED and REJECTED (documented): ENDED is
 * after-contact work, and it as well as MISSED and REJECTED stays until it is cleared.
 */
export type CardState = 'dialling' | 'incoming' | 'connected' | 'after-contact-work' | 'missed' | 'refused';

export const clearableStates: readonly CardState[] = ['after-contact-work', 'missed', 'refused'];

export interface Card {
  readonly contactId: string;
  readonly state: CardState;
  readonly since: number;
}

export class Softphone {
  readonly agent: Agent;
  readonly #cards = new Map<string, Card>();
  #status: AgentStatus = 'Available';
  #nextStatus: AgentStatus | undefined;
  #idleSince: number;

  constructor(agent: Agent, now: number) {
    this.agent = agent;
    this.#idleSince = now;
  }

  get cards(): readonly Card[] {
    return [...this.#cards.values()];
  }

  get status(): AgentStatus {
    return this.#status;
  }

  /** The status that is taken once nothing is on the softphone any more. */
  get nextStatus(): AgentStatus | undefined {
    return this.#nextStatus;
  }

  get idleSince(): number {
    return this.#idleSince;
  }

  /** documented: routed only when the status is routable and after-contact work is cleared; one call at a time. */
  get routable(): boolean {
    return this.#status === 'Available' && this.#cards.size === 0;
  }

  show(contactId: string, state: CardState, now: number): void {
    this.#cards.set(contactId, { contactId, state, since: now });
  }

  card(contactId: string): Card | undefined {
    return this.#cards.get(contactId);
  }

  remove(contactId: string, now: number): void {
    this.#cards.delete(contactId);
    if (this.#cards.size > 0) return;
    this.#idleSince = now;
    this.#status = this.#nextStatus ?? this.#status;
    this.#nextStatus = undefined;
  }

  /** documented (PutUserStatus): while a contact is being handled this sets the agent's next status. */
  setStatus(status: AgentStatus): void {
    if (this.#cards.size === 0) this.#status = status;
    else this.#nextStatus = status;
  }

  /** The one card in one of these states, or the one named. */
  pick(states: readonly CardState[], contactId: string | undefined): Card {
    const fitting = this.cards.filter((card) => states.includes(card.state));
    const wanted = contactId === undefined ? fitting : fitting.filter((card) => card.contactId === contactId);
    const [card] = wanted;
    const what = states.join(' or ');
    if (card === undefined) {
      const named = contactId === undefined ? '' : ` with id ${contactId}`;
      throw new NotPossible('wrong-state', `${this.agent.username} has no contact${named} in state ${what}`);
    }
    if (wanted.length > 1) {
      throw new NotPossible(
        'wrong-state',
        `${this.agent.username} has ${wanted.length} contacts in state ${what}; say which with contactId`,
      );
    }
    return card;
  }
}
