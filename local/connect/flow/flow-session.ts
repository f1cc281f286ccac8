/** One flow running for one contact: what its blocks may do, until the contact leaves the stage it is for. */

import { idOf } from '../centre.ts';
import type { Clock } from '../clock.ts';
import type { Instance } from '../instance.ts';
import type { Contact, QueuePlace } from '../model/contact.ts';
import { moveToQueue } from '../model/queue-transfer.ts';
import type { Queues } from '../model/queues.ts';
import type { Switchboard } from '../model/switchboard.ts';
import {
  type FlowContact,
  type FlowHook,
  flowHooks,
  type LambdaCall,
  type QueueOutcome,
  type QueueTarget,
} from './action-kind.ts';
import { flowData, lambdaEvent } from './contact-data.ts';
import type { FlowType } from './document.ts';
import type { Flow, Flows } from './flows.ts';
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

const transferable: readonly FlowType[] = ['CONTACT_FLOW', 'AGENT_TRANSFER', 'QUEUE_TRANSFER'];

export class FlowSession implements FlowContact {
  readonly contact: Contact;
  readonly #around: FlowSurroundings;
  readonly #listener: 'customer' | 'agent';
  #nextFlow: Flow | undefined;
  #external: Readonly<Record<string, string>> = {};
  #stopped = false;
  #stopWaiting: () => void = () => undefined;

  constructor(contact: Contact, around: FlowSurroundings, listener: 'customer' | 'agent' = 'customer') {
    this.contact = contact;
    this.#around = around;
    this.#listener = listener;
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
    if (this.#listener === 'agent') this.contact.whispered = [...(this.contact.whispered ?? []), text];
    else this.#around.switchboard.say(this.contact, text);
  }

  setHook(hook: FlowHook, flowId: string): boolean {
    const flow = this.#around.flows.find(flowId);
    if (flow?.type !== flowHooks[hook]) return false;
    if (hook === 'CustomerQueue') this.contact.line.queueFlowId = flow.id;
    else this.contact.line.whisperFlowId = flow.id;
    return true;
  }

  /** documented: only inbound and transfer flows can be transferred to. */
  transferToFlow(flowId: string): boolean {
    const flow = this.#around.flows.find(flowId);
    if (flow === undefined || !transferable.includes(flow.type)) return false;
    this.#nextFlow = flow;
    return true;
  }

  /** The flow that the last one transferred to; asking takes it. */
  takeNextFlow(): Flow | undefined {
    const flow = this.#nextFlow;
    this.#nextFlow = undefined;
    return flow;
  }

  setTargetQueue(target: QueueTarget): boolean {
    const place = this.#placeOf(target);
    if (place === undefined) return false;
    this.contact.targetQueue = place;
    return true;
  }

  isTargetQueueOpen(): boolean | undefined {
    const { targetQueue } = this.contact;
    return targetQueue && this.#around.queues.isOpen(targetQueue, this.#around.clock.now());
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
