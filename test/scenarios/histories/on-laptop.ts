/** Plays a history on the running laptop, step after step, each when all that the last one led to is done. */
import { expect, vi } from 'vitest';
import { callsFor } from '../outsider.ts';
import { type Account, accountOf } from './account.ts';
import { type LaptopStage, usernames } from './laptop-stage.ts';
import { Phones } from './phones.ts';
import type { EventsCome, PlayableHistory, PlayedStep } from './playable.ts';
import { Screens } from './screens.ts';

/** `ends last`: the end of a leg comes after the event that follows it. */
const faults: Readonly<Record<EventsCome, object>> = {
  once: {},
  twice: { duplicate: 1 },
  'ends last': { reorder: 1, eventTypes: ['DISCONNECTED'] },
};

/** A message that came again and met its own chain's other writes comes once more after the queue's 15 s. */
const patience = { timeout: 20_000, interval: 25 };

interface Told {
  readonly playable: PlayableHistory;
  /** The caller's own, in E.164: limits count by number. */
  readonly number: string;
  /** What became of it in memory, after each step. */
  readonly expected: readonly Account[];
}

/** A history that is being played; asked again later, it tells what has become of it since. */
export class Playing {
  readonly #stage: LaptopStage;
  readonly #told: Told;
  readonly #phones: Phones;
  readonly #screens: Screens;

  constructor(stage: LaptopStage, told: Told) {
    this.#stage = stage;
    this.#told = told;
    this.#phones = new Phones(stage, told.playable.history.style.saysReasons);
    this.#screens = new Screens(stage.pages);
  }

  async play(): Promise<void> {
    const { playable, expected } = this.#told;
    const { caller } = this.#stage;
    await caller.post('faults', faults[playable.eventsCome]);
    for (const [place, step] of playable.history.steps.entries()) {
      await this.#do(step);
      await this.#lives(expected[place]?.calls ?? 0);
      await this.#until(expected[place], `step ${place + 1}, ${step.do}`);
    }
    await caller.post('faults', {});
    await this.#phones.tidy();
    await this.#stage.laptop.cloud.idle();
  }

  async account(): Promise<Account> {
    const { chains, ledgerOf, pages, info } = this.#stage;
    const ids = this.#chainIds;
    const calls = await Promise.all(ids.map((id) => callsFor(info, id)));
    return accountOf({
      chains: await Promise.all(ids.map((id) => chains.load(id))),
      ledger: (await Promise.all(ids.map(ledgerOf))).flat(),
      told: pages.flatMap(({ frames }, agent) =>
        frames.map((frame) => ({ agentId: agentIds(info)[agent] ?? '', frame })),
      ),
      calls: calls.flat().length,
      nameOf: (id) => this.#nameOf(id),
    });
  }

  get #chainIds(): string[] {
    return [...this.#phones.legs.slice(0, 1), ...this.#phones.callbacks];
  }

  #do(step: PlayedStep): Promise<void> {
    const phones = this.#phones;
    switch (step.do) {
      case 'call arrives':
        return phones.arrives(step, this.#told.number);
      case 'transfer starts':
        return phones.transfers(step);
      case 'transfer is answered':
        return phones.answers(step);
      case 'agent leaves the others to it':
        return phones.leavesTheOthers();
      case 'consulted agent leaves':
        return phones.consultedLeaves();
      case 'customer ends':
        return phones.customerEnds(step);
      case 'we end':
        return phones.weEnd();
      case 'agents clear the contact':
        return phones.clear(step);
      case 'agent chooses':
        return this.#screens.choose(this.#chainIds, step);
      case 'agent works on the case':
        return this.#screens.finalise(this.#chainIds);
    }
  }

  /** Callbacks that the step led to. */
  async #lives(calls: number): Promise<void> {
    const { callbacks } = this.#told.playable.history;
    for (let place = this.#phones.callbacks.length; place < calls; place += 1) {
      const life = callbacks[place];
      if (!life) throw new Error(`the history does not say what becomes of callback ${place + 1}`);
      await this.#phones.livesThrough(life, (id) => this.#screens.untilResumed(this.#chainIds, id));
    }
  }

  async #until(expected: Account | undefined, step: string): Promise<void> {
    const what = `${this.#told.playable.from}, ${step}`;
    await vi.waitFor(async () => {
      await this.#screens.announce(this.#chainIds);
      await this.#stage.laptop.cloud.idle();
      expect(await this.account(), what).toEqual(expected);
    }, patience);
  }

  #nameOf(id: string): string {
    const agent = agentIds(this.#stage.info).indexOf(id);
    if (agent >= 0) return `agent-${agent}`;
    const { legs, callbacks } = this.#phones;
    const leg = legs.indexOf(id);
    if (leg >= 0) return `leg ${leg} of conversation 0`;
    const callback = callbacks.indexOf(id);
    return callback >= 0 ? `leg 0 of conversation ${callback + 1}` : id;
  }
}

const agentIds = ({ agents }: LaptopStage['info']): string[] =>
  usernames.map((username) => agents.find((agent) => agent.username === username)?.id ?? '');
