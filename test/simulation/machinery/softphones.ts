/** The agents' softphones, where their queue has them dial themselves. */
import type { ClientFrame } from '../../../core/contracts/agent-socket.ts';
import { type AgentDial, plainDial } from '../centre/agent-dial.ts';
import type { Centre } from '../centre/centre.ts';
import type { NoteFault } from '../faults/fault-plan.ts';
import type { AmazonConnect } from './amazon-connect.ts';
import type { DialOrder } from './dial-order.ts';
import type { Page } from './page.ts';
import type { Timeline } from './timeline.ts';

type Dialled = Extract<ClientFrame, { type: 'dialled' }>;

interface Surroundings {
  readonly timeline: Timeline;
  readonly centre: Centre;
  readonly connect: AmazonConnect;
  /** How far Amazon Connect's clock is ahead of ours, in milliseconds. */
  readonly ahead: number;
  readonly dials: readonly AgentDial[];
  readonly note: NoteFault;
  readonly otherPage: (page: Page) => Page | undefined;
}

const kinds = ['not dialled', "another's", 'of before'] as const;

/** From the order to the call. */
const reaction = 400;

export class Softphones {
  readonly #around: Surroundings;
  #ordered = 0;

  constructor(around: Surroundings) {
    this.#around = around;
  }

  obey(page: Page, order: DialOrder): void {
    const { dials, note, timeline } = this.#around;
    const plan = dials[this.#ordered] ?? plainDial;
    this.#ordered += 1;
    note(`softphone ${plan.does}`, order.interruptionId);
    timeline.after(reaction, () => this.#act(page, order, plan));
  }

  #act(page: Page, order: DialOrder, plan: AgentDial): void {
    const { centre, connect, note } = this.#around;
    if (plan.does === 'is silent') return;
    if (order.clearFirst !== null) centre.clear(order.clearFirst, true);
    if (plan.does === 'refuses' || centre.isTalking(page.agentId)) {
      this.#say(page, order, { outcome: 'refused', contactId: null });
      return;
    }
    const { says } = plan;
    note(`page says ${says}`, order.interruptionId);
    this.#report(page, order, says, connect.dialled(page.agentId, order, plan));
  }

  #report(page: Page, order: DialOrder, says: AgentDial['says'], contactId: string): void {
    const dialling = { outcome: 'dialling', contactId } as const;
    if (says === 'nothing') return;
    if (says === 'unclear') {
      this.#say(page, order, { outcome: 'unclear', contactId: null });
      return;
    }
    if (says === 'of another contact') {
      const other = this.#anotherContact(page);
      this.#say(page, order, { outcome: 'dialling', contactId: other });
      return;
    }
    const stranger = says === 'as another agent' ? this.#around.otherPage(page) : undefined;
    if (stranger) this.#say(stranger, order, { outcome: 'refused', contactId: null });
    if (says === 'it dials, twice') this.#say(page, order, dialling);
    this.#say(page, order, dialling);
  }

  /**
   * None of them is the callback: not dialled, not this agent's, or of before the order, by more than the clocks
   * differ: nobody could tell it otherwise.
   */
  #anotherContact({ agentId }: Page): string {
    const { centre, timeline, ahead } = this.#around;
    const kind = kinds[timeline.now % kinds.length];
    const conversation = centre.begin(`beside-${timeline.now}`, { number: undefined, attributes: {} });
    const leg = centre.addLeg(conversation, { method: kind === 'not dialled' ? 'INBOUND' : 'OUTBOUND' });
    if (kind === 'of before') Object.assign(leg, { initiatedAt: timeline.now - 60_000 - Math.max(0, ahead) });
    centre.connect(conversation, leg, kind === "another's" ? `${agentId}-else` : agentId);
    timeline.after(500, () => centre.weEnd(conversation, 'agent', 'AGENT_DISCONNECT'));
    return conversation.id;
  }

  #say(
    page: Page,
    { interruptionId, attempt }: DialOrder,
    dialled: Pick<Dialled, 'outcome' | 'contactId'>,
  ): void {
    page.say({ type: 'dialled', interruptionId, attempt, ...dialled });
  }
}
