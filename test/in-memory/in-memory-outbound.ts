import type { OutboundCheck } from '../../core/interruption/call-out.ts';
import type { OutboundChecks, OutboundDirectory } from '../../core/ports.ts';
import { minutes } from '../../core/time.ts';
import type { TurnedClock } from './clock.ts';

/** Where agents may call out: everywhere, until the test says otherwise. */
export class InMemoryOutbound implements OutboundChecks, OutboundDirectory {
  /** The queues of an agent's routing profile; an agent who is not listed cannot be asked about. */
  readonly profiles = new Map<string, readonly string[]>();
  readonly withoutCallerId = new Set<string>();
  readonly #checks = new Map<string, { readonly check: OutboundCheck; readonly until: number }>();
  readonly #clock: TurnedClock;

  constructor(clock: TurnedClock) {
    this.#clock = clock;
  }

  async of(agentId: string): Promise<OutboundCheck | undefined> {
    const kept = this.#checks.get(agentId);
    return kept && this.#clock.now() < kept.until ? kept.check : undefined;
  }

  async keep(agentId: string, check: OutboundCheck): Promise<void> {
    this.#checks.set(agentId, { check, until: this.#clock.now() + minutes(15) });
  }

  async queuesOf(agentId: string): Promise<readonly string[] | undefined> {
    return this.profiles.get(agentId);
  }

  async hasCallerId(queueId: string): Promise<boolean | undefined> {
    return !this.withoutCallerId.has(queueId);
  }
}
