/** Carries out what was decided. Every effect may be carried out twice. */
import type { Chain } from '../interruption/chain.ts';
import type { Effect } from '../interruption/decision.ts';
import { viewFor } from '../interruption/view.ts';
import type { AgentSockets, Clock, WorkQueues } from '../ports.ts';
import { type DurationMs, seconds } from '../time.ts';

export type CarryOut = (chain: Chain, effect: Effect) => Promise<void>;

export interface CarryOutDeps {
  readonly sockets: AgentSockets;
  readonly queues: WorkQueues;
  readonly clock: Clock;
}

/** Amazon Connect starts two calls a second: 0 s at first, then 2, 4, 8, 8 … s. */
const dialDelay = (tries: number): DurationMs => (tries === 0 ? 0 : seconds(Math.min(2 ** tries, 8)));

/** DescribeContact lags behind the events by moments (developer guide, eventual consistency). */
const firstLookUp: DurationMs = seconds(1);

export const carryOut =
  ({ sockets, queues, clock }: CarryOutDeps): CarryOut =>
  async (chain, effect) => {
    switch (effect.type) {
      case 'push': {
        const now = clock();
        const view = viewFor(chain.interruption, effect.agentId, now);
        if (view) await sockets.push(effect.agentId, { type: 'interruption', view, serverNow: now });
        return;
      }
      case 'schedule':
        return queues.deadline(chain.chainId, effect.at);
      case 'look-up':
        return queues.lookUp({ chainId: chain.chainId, contactId: effect.contactId, tries: 0 }, firstLookUp);
      case 'look-up-caller':
        return queues.caller(
          { about: 'caller', interruptionId: chain.chainId, contactId: effect.contactId, tries: 0 },
          0,
        );
      case 'hang-up':
        return queues.hangUp({ hangUp: effect.contactId });
      case 'dial':
        return queues.dial(
          { interruptionId: chain.chainId, attempt: effect.attempt, tries: effect.tries },
          dialDelay(effect.tries),
        );
    }
  };
