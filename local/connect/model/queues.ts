/** Places a contact can wait in: the standard queues and one queue for each agent. */
import type { Centre } from '../centre.ts';
import { agentById, queueById } from '../centre.ts';
import type { Instance } from '../instance.ts';
import type { QueuePlace } from './contact.ts';

/** documented: at most ten contacts wait in an agent's queue. */
export const agentQueueCapacity = 10;

export class Queues {
  readonly #centre: Centre;
  readonly #instance: Instance;

  constructor(centre: Centre, instance: Instance) {
    this.#centre = centre;
    this.#instance = instance;
  }

  standard(queueId: string): QueuePlace | undefined {
    const queue = queueById(this.#centre, queueId);
    return (
      queue && { kind: 'STANDARD', id: queue.id, name: queue.name, arn: this.#instance.queueArn(queue.id) }
    );
  }

  ofAgent(agentId: string): QueuePlace | undefined {
    const agent = agentById(this.#centre, agentId);
    return (
      agent && {
        kind: 'AGENT',
        id: agent.id,
        name: `${agent.name}'s own queue`,
        arn: this.#instance.agentQueueArn(agent.id),
      }
    );
  }

  /** undefined for a queue without hours of operation, which an agent's own queue is (documented) */
  isOpen(place: QueuePlace, at: number): boolean | undefined {
    if (place.kind === 'AGENT') return undefined;
    return queueById(this.#centre, place.id)?.isOpen?.(at) ?? true;
  }

  callerId(queueId: string): string | undefined {
    return queueById(this.#centre, queueId)?.outboundCallerId;
  }
}
