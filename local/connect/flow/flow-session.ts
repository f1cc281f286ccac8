/** One flow running for one contact: what its blocks may do, until the contact leaves the stage it is for. */

import { idOf } from '../centre.ts';
import type { Clock } from '../clock.ts';
import type { Instance } from '../instance.ts';
import type { Contact, QueuePlace } from '../model/contact.ts';
import { moveToQueue } from '../model/queue-transfer.ts';
import type { Queues } from '../model/queues.ts';
import type { Switchboard } from '../model/switchboard.ts';
import type { FlowContact, LambdaCall, QueueOutcome, QueueTarget } from './action-kind.ts';
import { flowData, lambdaEvent } from './contact-data.ts';
import type { Flows } from './flows.ts';
import type { FlowData } from './json-path.ts';
import type { LambdaDesk } from './lambda-desk.ts';

export interface FlowSurroundings {
  readonly instance: Instance;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly switchboard: Switchboard;
  readonly queues: Queues;
  readonly flows: Flows;
  readonly lambdas: LambdaDesk;
}

export class FlowSession implements FlowContact {
  readonly contact: Contact;
  readonly #around: FlowSurroundings;
  #external: Readonly<Record<string, string>> = {};
  #stopped = false;
  #stopWaiting: () => void = () => undefined;

  constructor(contact: Contact, around: FlowSurroundings) {
    this.contact = contact;
    this.#around = around;
  }

  get stopped(): boolean {
    return this.#stopped;
  }

  stop(): void {
    this.#stopped = true;
    this.#stopWaiting();
  }

  data(): FlowData {
    return flowData(this.contact, this.#around.instance, this.#external);
  }

  setAttributes(attributes: Readonly<Record<string, string>>): void {
    this.#around.switchboard.updateAttributes(this.contact, Object.entries(attributes));
  }

  say(text: string): void {
    this.#around.switchboard.say(this.contact, text);
  }

  setQueueFlow(flowId: string): boolean {
    const flow = this.#around.flows.find(flowId);
    if (flow?.type !== 'CUSTOMER_QUEUE') return false;
    this.contact.line.queueFlowId = flow.id;
    return true;
  }

  setTargetQueue(target: QueueTarget): boolean {
    const place = this.#placeOf(target);
    if (place === undefined) return false;
    this.contact.targetQueue = place;
    return true;
  }

  setPriority(priority: number): void {
    this.contact.priority = priority;
  }

  adjustQueueTime(seconds: number): void {
    this.contact.queueTimeAdjustment = seconds;
  }

  /** documented: fails without a target queue. */
  transferToQueue(): QueueOutcome {
    const { targetQueue } = this.contact;
    if (targetQueue === undefined) return 'NoMatchingError';
    return this.#around.switchboard.enqueue(this.contact, targetQueue) ? 'done' : 'QueueAtCapacity';
  }

  moveToQueue(target: QueueTarget): QueueOutcome {
    const place = this.#placeOf(target);
    if (place === undefined) return 'NoMatchingError';
    return moveToQueue(this.#around.switchboard, this.contact, place, this.#around.newId);
  }

  async invokeLambda(call: LambdaCall): Promise<void> {
    const event = lambdaEvent(this.contact, this.#around.instance, call);
    this.#external = await this.#around.lambdas.call(call.arn, event, call.withinMs);
  }

  wait(ms: number): Promise<boolean> {
    if (this.#stopped) return Promise.resolve(false);
    return new Promise((resolve) => {
      const cancel = this.#around.clock.schedule(ms, () => resolve(true));
      this.#stopWaiting = () => {
        cancel();
        resolve(false);
      };
    });
  }

  disconnect(): void {
    this.#around.switchboard.end(this.contact, { by: 'flow', reason: 'CONTACT_FLOW_DISCONNECT' });
  }

  #placeOf({ queueId, agentId }: QueueTarget): QueuePlace | undefined {
    if (queueId !== undefined) return this.#around.queues.standard(idOf(queueId));
    return agentId === undefined ? undefined : this.#around.queues.ofAgent(idOf(agentId));
  }
}
