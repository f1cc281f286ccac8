/** Starts and stops flows as contacts move: the inbound flow when answered, the queue flow while waiting. */
import type { Contact } from '../model/contact.ts';
import { FlowSession, type FlowSurroundings } from './flow-session.ts';
import type { Flow } from './flows.ts';
import { type FlowEnd, runFlow } from './run.ts';

export interface FlowDeskOptions extends FlowSurroundings {
  /** The flow that StartOutboundVoiceContact named, or that the number runs which the customer called. */
  flowIdOf(contact: Contact): string | undefined;
  readonly queueFlowAfterDequeue: 'default' | 'same';
}

export class FlowDesk {
  readonly #options: FlowDeskOptions;
  readonly #sessions = new Map<string, { readonly session: FlowSession; readonly type: Flow['type'] }>();

  constructor(options: FlowDeskOptions) {
    this.#options = options;
  }

  follow(contact: Contact): void {
    if (contact.stage === 'in-flow') this.#start(contact, this.#options.flowIdOf(contact));
    else if (contact.stage === 'queued') this.#startQueueFlow(contact);
    // documented: with the customer gone, or an agent there, the flow ends.
    else if (contact.stage !== 'offered') this.#sessions.get(contact.contactId)?.session.stop();
  }

  /** documented: the whisper runs between the agent's acceptance and the connection, which waits for it. */
  whisper(contact: Contact, connect: () => void): void {
    const { whisperFlowId } = contact.line;
    const flow = whisperFlowId === undefined ? undefined : this.#options.flows.find(whisperFlowId);
    if (flow === undefined) connect();
    else void this.#run(flow, new FlowSession(contact, this.#options, 'agent')).then(connect);
  }

  #startQueueFlow(contact: Contact): void {
    const running = this.#sessions.get(contact.contactId);
    // Back in the queue because nobody accepted: the customer still hears the same run.
    if (running?.type === 'CUSTOMER_QUEUE') return;
    running?.session.stop();
    const moved = contact.initiationMethod === 'QUEUE_TRANSFER';
    if (moved && this.#options.queueFlowAfterDequeue === 'default') return;
    this.#start(contact, contact.line.queueFlowId);
  }

  #start(contact: Contact, flowId: string | undefined): void {
    const flow = flowId === undefined ? undefined : this.#options.flows.find(flowId);
    if (flow === undefined) return;
    const session = new FlowSession(contact, this.#options);
    this.#sessions.set(contact.contactId, { session, type: flow.type });
    void this.#run(flow, session);
  }

  async #run(first: Flow, session: FlowSession): Promise<void> {
    let flow: Flow | undefined = first;
    let result: FlowEnd = 'ended';
    while (flow !== undefined) {
      const { document, coverage } = flow;
      result = await runFlow({
        flow: document,
        contact: session,
        stopped: () => session.stopped,
        took: (actionId, branch) => coverage.took(actionId, branch),
      });
      flow = session.takeNextFlow();
    }
    // assumed: an inbound flow without a way on hangs up; a customer whose queue flow ends goes on waiting.
    if (result === 'fell-off' && session.contact.stage === 'in-flow') session.disconnect();
  }
}
