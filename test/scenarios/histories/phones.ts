/** What people do with their phones during one history, through plain HTTP, as the in-memory centre has it done. */
import type { WorldSnapshot } from '../../../local/connect/simulated-connect.ts';
import type { CallbackLife } from '../../simulation/centre/callback-life.ts';
import type { Arrival } from '../../simulation/steps/arrivals.ts';
import type { AgentClears, CustomerEnds } from '../../simulation/steps/ends.ts';
import type { Transfer, TransferAnswer } from '../../simulation/steps/transfers.ts';
import { type LaptopStage, usernames } from './laptop-stage.ts';
import { laptopQueues } from './queues.ts';

const outside = '+12025550177';
const tooLarge = 'x'.repeat(32_700);

interface Card {
  readonly username: string;
  readonly contactId: string;
  readonly state: string;
  readonly consult?: { readonly state: string };
}

const busyAs = {
  busy: 'TELECOM_BUSY',
  invalid: 'TELECOM_NUMBER_INVALID',
  blocked: 'TELECOM_POTENTIAL_BLOCKING',
  'line-problem': 'TELECOM_PROBLEM',
  unanswered: 'TELECOM_UNANSWERED',
} as const;

export class Phones {
  /** The conversation's legs, first to last. */
  readonly legs: string[] = [];
  readonly callbacks: string[] = [];
  readonly #stage: LaptopStage;
  readonly #saysReasons: boolean;
  #from = '';

  constructor(stage: LaptopStage, saysReasons: boolean) {
    this.#stage = stage;
    this.#saysReasons = saysReasons;
  }

  async arrives({ agent, queue, caller, call }: Arrival, number: string): Promise<void> {
    this.#from = caller === 'withheld' ? 'anonymous' : number;
    const attributes = {
      topic: 'invoice',
      ticket: `T-${call}`,
      ...(caller === 'with too many attributes' && { notes: tooLarge }),
    };
    const username = usernames[agent] ?? 'nobody';
    if (queue === null) {
      this.legs.push(await this.#post(`agents/${username}/dial`, { number }));
      await this.#post(`calls/${this.#first}/answer`);
      return this.#until(this.#first, 'connected');
    }
    const others = usernames.filter((other) => other !== username);
    for (const other of others) await this.#post(`agents/${other}/status`, { status: 'Break' });
    const call_ = { from: this.#from, queueId: this.#queue(queue), attributes, reason: this.#saysReasons };
    this.legs.push(await this.#post('calls', call_));
    await this.#accept(username, this.#first);
    for (const other of others) await this.#post(`agents/${other}/status`, { status: 'Available' });
  }

  async transfers({ kind, queue, leavesWith }: Transfer): Promise<void> {
    const card = this.#talking().at(-1);
    if (!card || this.#pending() !== undefined) return;
    const other = usernames.find((username) => username !== card.username);
    const to = kind === 'external' ? { number: outside } : queue === null ? { agent: other } : undefined;
    await this.#post('undocumented', kind === 'blind' ? { transferredLegReason: leavesWith } : {});
    const leg = await this.#post(`agents/${card.username}/transfer`, {
      ...(to ?? { queueId: this.#queue(queue ?? 0) }),
      kind: kind === 'blind' ? 'blind' : 'assisted',
      contactId: card.contactId,
    });
    this.legs.push(leg);
    if (kind === 'external') await this.#post(`calls/${leg}/answer`);
    await this.#post('undocumented', {});
  }

  /** Who let it ring before takes the missed call away first, or it does not ring again. */
  async answers({ agent, answer }: TransferAnswer): Promise<void> {
    const pending = this.#pending();
    const username = usernames[agent];
    if (pending === undefined || username === undefined) return;
    for (const { contactId, state } of this.#cards().filter((card) => card.username === username))
      if (state !== 'incoming') await this.#post(`agents/${username}/clear`, { contactId });
    if (answer === 'accepted') return this.#accept(username, pending);
    await this.#rings(username, pending);
    await this.#post(`agents/${username}/${answer === 'refused' ? 'refuse' : 'miss'}`, {
      contactId: pending,
    });
  }

  async leavesTheOthers(): Promise<void> {
    const card = this.#talking().find(({ consult }) => consult?.state === 'connected');
    if (card) await this.#post(`agents/${card.username}/complete`, { contactId: card.contactId });
  }

  async consultedLeaves(): Promise<void> {
    const talking = this.#talking();
    const last = talking.at(-1);
    if (last && talking.length > 1)
      await this.#post(`agents/${last.username}/hangup`, { contactId: last.contactId });
  }

  async customerEnds({ reason, apart }: CustomerEnds): Promise<void> {
    if (this.#living().length === 0) return;
    await this.#post('undocumented', { legEndGapMs: apart });
    await this.#post(`calls/${this.#first}/drop`, { reason });
    await this.#stage.caller.until('the end of every leg', (world) =>
      this.#living(world).length === 0 ? true : undefined,
    );
    await this.#post('undocumented', {});
  }

  async weEnd(): Promise<void> {
    const [card] = this.#talking();
    if (card) await this.#post(`agents/${card.username}/hangup`, { contactId: card.contactId });
  }

  async clear({ who }: AgentClears): Promise<void> {
    const conversations = [this.legs, ...this.callbacks.map((id) => [id])];
    const chosen = conversations.flatMap(
      (legs) => ({ all: legs, 'the first': legs.slice(0, 1), 'the last': legs.slice(-1) })[who],
    );
    for (const { username, contactId, state } of this.#cards())
      if (state === 'after-contact-work' && chosen.includes(contactId))
        await this.#post(`agents/${username}/clear`, { contactId });
  }

  /** What the in-memory world does not know of: phones that still show a missed call. */
  async tidy(): Promise<void> {
    for (const { username, contactId } of this.#cards())
      await this.#post(`agents/${username}/clear`, { contactId });
  }

  async #callbackRings(): Promise<string> {
    const contactId = await this.#stage.caller.until('the callback', ({ calls }) => {
      const isNew = ({ contactId: id }: { contactId: string }) => !this.callbacks.includes(id);
      return calls.find((call) => call.kind === 'callback' && call.state === 'ringing' && isNew(call))
        ?.contactId;
    });
    this.callbacks.push(contactId);
    return contactId;
  }

  /** @param resumed resolves once our functions know that somebody talks */
  async livesThrough(life: CallbackLife, resumed: (contactId: string) => Promise<unknown>): Promise<void> {
    const contactId = await this.#callbackRings();
    if (life.outcome !== 'answered') {
      await this.#post(`calls/${contactId}/busy`, { reason: busyAs[life.outcome] });
      return;
    }
    await this.#post(`calls/${contactId}/answer`);
    const username = await this.#rings(undefined, contactId);
    if (life.takenBy === 'nobody') {
      await this.#post(`calls/${contactId}/hangup`);
      return;
    }
    await this.#accept(username, contactId);
    await resumed(contactId);
    if (life.endedBy === 'agent') await this.#post(`agents/${username}/hangup`, { contactId });
    else await this.#post(`calls/${contactId}/hangup`);
  }

  get #first(): string {
    const [first] = this.legs;
    if (first === undefined) throw new Error('nobody has called yet');
    return first;
  }

  #queue(queue: number): string {
    return laptopQueues(this.#stage.info)[queue === 0 ? 0 : 1];
  }

  async #post(path: string, body?: object): Promise<string> {
    return String((await this.#stage.caller.post(path, body)).contactId);
  }

  #cards({ agents }: WorldSnapshot = this.#stage.laptop.connect.world()): Card[] {
    return agents.flatMap(({ username, contacts }) => contacts.map((contact) => ({ username, ...contact })));
  }

  /** Agents on the call, in the order in which they joined. */
  #talking(): Card[] {
    const cards = this.#cards().filter(({ state }) => state === 'connected');
    return this.legs.flatMap((leg) => cards.filter(({ contactId }) => contactId === leg));
  }

  #living({ calls }: WorldSnapshot = this.#stage.laptop.connect.world()): string[] {
    return calls.flatMap(({ contactId, state }) =>
      this.legs.includes(contactId) && state !== 'ended' ? [contactId] : [],
    );
  }

  /** A transfer that nobody has taken yet. */
  #pending(): string | undefined {
    const { calls } = this.#stage.laptop.connect.world();
    return calls.find(
      ({ contactId, kind, state }) =>
        this.legs.includes(contactId) && kind !== 'external' && (state === 'queued' || state === 'offered'),
    )?.contactId;
  }

  #until(contactId: string, state: string): Promise<void> {
    return this.#stage.caller
      .until(`a phone ${state}`, (world) =>
        this.#cards(world).find((card) => card.contactId === contactId && card.state === state),
      )
      .then(() => undefined);
  }

  /** @returns whose phone rings */
  async #rings(username: string | undefined, contactId: string): Promise<string> {
    const card = await this.#stage.caller.until('a ringing phone', (world) =>
      this.#cards(world).find(
        (one) =>
          one.contactId === contactId &&
          one.state === 'incoming' &&
          (username === undefined || one.username === username),
      ),
    );
    return card.username;
  }

  async #accept(username: string, contactId: string): Promise<void> {
    await this.#rings(username, contactId);
    await this.#post(`agents/${username}/accept`, { contactId });
    await this.#until(contactId, 'connected');
  }
}
