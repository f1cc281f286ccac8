/** The softphones of the centre, found by Connect user id or by username. */
import type { Agent } from '../centre.ts';
import { NotPossible } from './not-possible.ts';
import { Softphone } from './softphone.ts';

export class Softphones {
  readonly #all: readonly Softphone[];

  constructor(agents: readonly Agent[], now: number) {
    this.#all = agents.map((agent) => new Softphone(agent, now));
  }

  all(): readonly Softphone[] {
    return this.#all;
  }

  find(idOrUsername: string): Softphone | undefined {
    return this.#all.find(({ agent }) => agent.id === idOrUsername || agent.username === idOrUsername);
  }

  get(idOrUsername: string): Softphone {
    const softphone = this.find(idOrUsername);
    if (softphone === undefined) {
      const known = this.#all.map(({ agent }) => agent.username).join(', ');
      throw new NotPossible('unknown', `there is no agent "${idOrUsername}"; the agents are ${known}`);
    }
    return softphone;
  }
}
