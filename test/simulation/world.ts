/** The in-memory world in which one history is told: the real use cases among faults, on one clock. */
import { ChainStore } from '../in-memory/chain-store.ts';
import { Centre } from './centre/centre.ts';
import type { CallMade, Commit, Evidence, HungUp, Led, Ordered, Said, Told } from './evidence.ts';
import { FaultPlan, type NoteFault } from './faults/fault-plan.ts';
import type { History } from './history.ts';
import { AmazonConnect } from './machinery/amazon-connect.ts';
import { Desks, type Push } from './machinery/desks.ts';
import { EntryFlow } from './machinery/entry-flow.ts';
import { Functions } from './machinery/functions.ts';
import type { Page } from './machinery/page.ts';
import type { WorldOf } from './machinery/ports.ts';
import { Queues } from './machinery/queues.ts';
import { SettingsTable } from './machinery/settings-table.ts';
import { Softphones } from './machinery/softphones.ts';
import { tellOn } from './machinery/telling.ts';
import { dawn, Timeline } from './machinery/timeline.ts';
import { worldBehind } from './machinery/world-behind.ts';
import { Random } from './random.ts';
import { stepsByName } from './steps/all-steps.ts';
import { stageOn } from './steps/stage.ts';
import { agentOf, queueOf, type Stage } from './steps/step.ts';

/** Told of what happens, as it happens. */
export interface Watch {
  readonly committed: (commit: Commit) => void;
  readonly called: (call: CallMade) => void;
  readonly struck: NoteFault;
}

/** A long history has a tenth of it. */
const mostHappenings = 20_000;

export class World implements Evidence {
  readonly history: History;
  readonly timeline = new Timeline();
  readonly store = new ChainStore();
  readonly settings = new SettingsTable();
  readonly centre: Centre;
  readonly told: Told[] = [];
  readonly commits: Commit[] = [];
  readonly struck = new Set<string>();
  readonly #watch: Watch;
  readonly #pace: Random;
  readonly #faults: FaultPlan;
  readonly #functions: Functions;
  readonly #queues: Queues;
  readonly #desks: Desks;
  readonly #connect: AmazonConnect;
  readonly #entry: EntryFlow;
  #happened = 0;

  constructor(history: History, watch: Watch) {
    const { timeline } = this;
    this.history = history;
    this.#watch = watch;
    this.#pace = new Random(history.pace);
    this.#faults = new FaultPlan(history.faults, this.#note);
    const world = { current: (): WorldOf => this.#world() };
    this.#functions = new Functions(timeline, this.#faults, this.#pace, () => world.current());
    this.#queues = new Queues(timeline, this.#faults, this.#functions);
    this.#desks = new Desks(timeline, this.#faults, this.#functions);
    this.#desks.signsIn = history.isChecked;
    this.centre = this.#openCentre();
    this.#connect = this.#openConnect();
    this.#entry = this.#openEntry();
    const softphones = this.#openSoftphones();
    this.#desks.dial = (page, order) => softphones.obey(page, order);
    const given = this.#world();
    world.current = () => given;
  }

  get now(): number {
    return this.timeline.now;
  }

  get pages(): readonly Page[] {
    return this.#desks.pages;
  }

  get said(): readonly Said[] {
    return this.#desks.said;
  }

  get calls(): readonly CallMade[] {
    return this.#connect.calls;
  }

  get pushes(): readonly Push[] {
    return this.#desks.pushes;
  }

  get hangUps(): readonly HungUp[] {
    return this.#connect.hangUps;
  }

  get led(): readonly Led[] {
    return this.#entry.led;
  }

  get orders(): readonly Ordered[] {
    return this.#desks.orders;
  }

  get deadFrames(): number {
    return this.#desks.failures;
  }

  get isRestless(): boolean {
    return this.#happened > mostHappenings;
  }

  /** Agents open their pages, and every step of the history is planned. */
  begin(): void {
    const { history, timeline } = this;
    for (const [queue, item] of history.queues.entries()) this.settings.put(queueOf(queue), item, 0);
    for (let agent = 0; agent < history.agents; agent += 1) this.#desks.openPage(agentOf(agent));
    const stage = this.#stage();
    for (const step of history.steps)
      timeline.at(dawn + step.at, () => stepsByName.get(step.do)?.run(stage, step));
  }

  /** Until nothing happens any more, or far more has than ever should. */
  async runOut(): Promise<void> {
    for (let happen = this.timeline.next(); happen && !this.isRestless; happen = this.timeline.next())
      await this.#let(happen);
  }

  /** @param at milliseconds from the history's beginning: what was planned for later still waits */
  async runUntil(at: number): Promise<void> {
    let isOver = false;
    this.timeline.at(dawn + at, () => {
      isOver = true;
    });
    while (!isOver) await this.#let(this.timeline.next() ?? (() => undefined));
  }

  /** Nothing goes wrong any more. An operator sends back what lies aside. */
  async tidyUp(): Promise<void> {
    this.#faults.end();
    this.#desks.signsIn = false;
    this.#queues.redrive();
    await this.runOut();
  }

  /** Every page that may show something connects anew. */
  async lookAround(): Promise<void> {
    for (const page of this.pages)
      if (page.views.size > 0 || this.store.listOf(page.agentId).length > 0) page.open();
    await this.runOut();
  }

  async #let(happen: () => void): Promise<void> {
    happen();
    this.#happened += 1;
    if (this.#functions.isBusy) await this.#functions.untilAllWait();
  }

  readonly #note: NoteFault = (fault, chainId) => {
    this.struck.add(fault);
    this.#watch.struck(fault, chainId);
  };

  #openCentre(): Centre {
    const way = {
      now: () => this.timeline.now,
      style: this.history.style,
      faults: this.#faults,
      told: this.told,
      delay: () => this.#pace.between(40, 600),
      send: this.#queues.events.send.bind(this.#queues.events),
    };
    return new Centre(this.timeline, tellOn(way));
  }

  #openConnect(): AmazonConnect {
    return new AmazonConnect({
      timeline: this.timeline,
      faults: this.#faults,
      functions: this.#functions,
      centre: this.centre,
      lag: this.history.lag,
      ahead: this.history.style.ahead,
      callbacks: this.history.callbacks,
      called: this.#watch.called,
      note: this.#note,
      someoneElse: (agentId) => (agentId === agentOf(0) ? agentOf(1) : agentOf(0)),
    });
  }

  #openEntry(): EntryFlow {
    const { timeline, centre, history } = this;
    return new EntryFlow({
      timeline,
      centre,
      functions: this.#functions,
      note: this.#note,
      life: history.returns,
    });
  }

  #openSoftphones(): Softphones {
    const { timeline, centre, history } = this;
    return new Softphones({
      timeline,
      centre,
      connect: this.#connect,
      ahead: history.style.ahead,
      dials: history.dials,
      note: this.#note,
      otherPage: ({ agentId }) => this.pages.find((page) => page.isOpen && page.agentId !== agentId),
    });
  }

  #stage(): Stage {
    const { timeline, centre, settings } = this;
    return stageOn({
      timeline,
      centre,
      settings,
      desks: this.#desks,
      entry: this.#entry,
      queues: this.#queues,
      note: this.#note,
    });
  }

  #world(): WorldOf {
    const { timeline, settings, centre, store } = this;
    return worldBehind({
      timeline,
      faults: this.#faults,
      pace: this.#pace,
      centre,
      connect: this.#connect,
      settings,
      queues: this.#queues,
      desks: this.#desks,
      store,
      committed: (commit) => {
        this.commits.push(commit);
        this.#watch.committed(commit);
      },
    });
  }
}
