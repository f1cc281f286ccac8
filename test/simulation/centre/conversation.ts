/** A conversation as it really went: the simulation's truth, which our functions can only hear of. */
import { isBeside, isLiving, isWithAgent, type Leg } from './leg.ts';

export interface Owner {
  readonly agentId: string;
  readonly contactId: string;
}

export interface Ending {
  readonly at: number;
  /** `customer`: their side or the line; nobody can tell the two apart. */
  readonly by: 'customer' | 'agent' | 'supervisor' | 'flow' | 'network' | 'system';
  /** Who had the customer then. */
  readonly owner: Owner | undefined;
}

export interface Caller {
  /** undefined: withheld. */
  readonly number: string | undefined;
  readonly attributes: Readonly<Record<string, string>>;
}

export class Conversation {
  /** The contact id of its first leg. */
  readonly id: string;
  readonly caller: Caller;
  /** The conversation that the customer began: that of a callback's interruption, back to the first. */
  root: string;
  /** For a callback: its token. */
  readonly token: string | undefined;
  readonly legs: Leg[] = [];
  /** Agents who had the customer at some time. */
  readonly had = new Set<string>();
  ending: Ending | undefined;

  constructor(id: string, caller: Caller, origin?: { readonly root: string; readonly token: string }) {
    this.id = id;
    this.caller = caller;
    this.root = origin?.root ?? id;
    this.token = origin?.token;
  }

  get living(): Leg[] {
    return this.legs.filter(isLiving);
  }

  get isAlive(): boolean {
    return this.legs.some(isLiving);
  }

  /** The leg of the agent who joined last and is still there. */
  get current(): Leg | undefined {
    return this.living
      .filter((leg) => isWithAgent(leg) && !isBeside(leg))
      .sort((one, other) => (other.connectedAt ?? 0) - (one.connectedAt ?? 0))[0];
  }

  /** A transfer that nobody has taken yet. */
  get pendingTransfer(): Leg | undefined {
    return this.living.find((leg) => leg.method === 'TRANSFER' && !isWithAgent(leg));
  }

  /** Who has the customer now; with a transfer that nobody has taken and nobody else there, who started it. */
  get owner(): Owner | undefined {
    const leg = this.current ?? this.#initiatorOf(this.pendingTransfer);
    return leg?.agentId === undefined ? undefined : { agentId: leg.agentId, contactId: leg.contactId };
  }

  leg(contactId: string | undefined): Leg | undefined {
    return this.legs.find((leg) => leg.contactId === contactId);
  }

  #initiatorOf(transfer: Leg | undefined): Leg | undefined {
    return transfer && this.leg(transfer.previousId);
  }
}
