/** The desk's state and the only place that changes it. */
import type { View } from '../../../core/contracts/agent-socket.ts';
import { type Happening, happenings } from './story.ts';
import { emptyWorld, type WorldSnapshot } from './world.ts';

export interface Told extends Happening {
  readonly id: number;
  readonly at: number;
}

export interface DeskState {
  readonly world: WorldSnapshot;
  readonly views: readonly View[];
  readonly story: readonly Told[];
  /** Is the simulator's stream flowing? */
  readonly live: boolean;
  /** The last thing that did not work, for people; empty when all is well. */
  readonly problem: string;
}

const storyLength = 40;

export class DeskStore {
  readonly #agentId: string;
  readonly #changed: (state: DeskState) => void;
  #told = 0;
  #begun = false;
  #viewed = false;
  #drawing = false;
  #state: DeskState = { world: emptyWorld, views: [], story: [], live: true, problem: '' };

  constructor(agentId: string, changed: (state: DeskState) => void) {
    this.#agentId = agentId;
    this.#changed = changed;
  }

  get state(): DeskState {
    return this.#state;
  }

  /** What was there before this page was opened is no news. */
  sawWorld(world: WorldSnapshot): void {
    this.#update({ world, story: this.#begun ? this.#tellOn({ ...this.#state, world }) : this.#state.story });
    this.#begun = true;
  }

  sawViews(views: readonly View[]): void {
    this.#update({
      views,
      story: this.#viewed ? this.#tellOn({ ...this.#state, views }) : this.#state.story,
    });
    this.#viewed = true;
  }

  sawLive(live: boolean): void {
    this.#update({ live });
  }

  sawProblem(problem: string): void {
    this.#update({ problem });
  }

  /** Runs what a button asks for; a refusal is shown, and goes with the next thing that works. */
  readonly attempt = async (action: Promise<unknown>): Promise<void> => {
    try {
      await action;
      this.#update({ problem: '' });
    } catch (error) {
      this.#update({ problem: error instanceof Error ? error.message : String(error) });
    }
  };

  #tellOn(next: DeskState): readonly Told[] {
    const at = Date.now();
    const news = happenings(this.#state, next, this.#agentId).map((happening) => {
      this.#told += 1;
      return { ...happening, id: this.#told, at };
    });
    return [...this.#state.story, ...news].slice(-storyLength);
  }

  /** Draws once for all changes of one turn, and never from within a drawing that caused one. */
  #update(change: Partial<DeskState>): void {
    this.#state = { ...this.#state, ...change };
    if (this.#drawing) return;
    this.#drawing = true;
    queueMicrotask(() => {
      this.#drawing = false;
      this.#changed(this.#state);
    });
  }
}
