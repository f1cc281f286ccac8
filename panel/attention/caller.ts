/** Calls the agent to each new question, once, and stops calling when the agent comes or the question is over. */
import type { DurationMs } from '../../core/time.ts';
import type { Cancel } from '../cancel.ts';
import type { Item } from '../interruption-list.ts';
import type { Texts } from '../texts/texts.ts';
import type { World } from '../world.ts';

/** A page in view claims its question at once; the hidden ones leave it this start. */
export const headStart: DurationMs = 150;

interface Call {
  /** Closes the notification; undefined while this page has not called, or no longer does. */
  quieten: Cancel | undefined;
  giveBack: Cancel;
}

const keyOf = ({ view }: Item): string => `${view.interruptionId}.${view.popupUntil}`;

export class Caller {
  readonly #world: Pick<World, 'after' | 'attention'>;
  readonly #texts: Texts;
  readonly #onNew: () => void;
  readonly #calls = new Map<string, Call>();
  readonly #stopWatching: Cancel;
  #restoreTitle: Cancel = () => {};

  /** @param onNew a question has come up */
  constructor(world: Pick<World, 'after' | 'attention'>, texts: Texts, onNew: () => void) {
    this.#world = world;
    this.#texts = texts;
    this.#onNew = onNew;
    this.#stopWatching = world.attention.onWatched(() => {
      for (const call of this.#calls.values()) this.#quieten(call);
    });
  }

  /** Told at every drawing what pops up. */
  look(popUps: readonly Item[]): void {
    const keys = new Set(popUps.map(keyOf));
    for (const key of keys) if (!this.#calls.has(key)) this.#begin(key);
    for (const [key, call] of this.#calls) if (!keys.has(key)) this.#end(key, call);
  }

  stop(): void {
    this.#stopWatching();
    this.look([]);
  }

  #begin(key: string): void {
    const call: Call = { quieten: undefined, giveBack: () => {} };
    this.#calls.set(key, call);
    this.#onNew();
    if (this.#world.attention.isWatched()) void this.#claim(key, call);
    else call.giveBack = this.#world.after(headStart, () => void this.#claim(key, call));
  }

  async #claim(key: string, call: Call): Promise<void> {
    const giveBack = await this.#world.attention.claim(key);
    if (giveBack === undefined) return;
    if (this.#calls.get(key) !== call) {
      giveBack();
      return;
    }
    call.giveBack = giveBack;
    if (!this.#world.attention.isWatched()) this.#raise(call);
  }

  #raise(call: Call): void {
    const { attention } = this.#world;
    const { title, body } = this.#texts.popUp;
    call.quieten = attention.notify(title, body);
    attention.beep();
    this.#retitle();
  }

  #quieten(call: Call): void {
    call.quieten?.();
    call.quieten = undefined;
    this.#retitle();
  }

  #retitle(): void {
    this.#restoreTitle();
    const loud = [...this.#calls.values()].filter(({ quieten }) => quieten !== undefined).length;
    this.#restoreTitle =
      loud > 0 ? this.#world.attention.retitle(`(${loud}) ${this.#texts.popUp.title}`) : () => {};
  }

  #end(key: string, call: Call): void {
    this.#calls.delete(key);
    this.#quieten(call);
    call.giveBack();
  }
}
