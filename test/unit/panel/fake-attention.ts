/** The agent's eyes and ears, for tests: says what the panel did to them. */
import type { Attention } from '../../../panel/attention/attention.ts';
import type { Cancel } from '../../../panel/cancel.ts';

export class FakeAttention implements Attention {
  watched = true;
  title = 'Desk';
  beeps = 0;
  /** Notifications that are open now. */
  notifications: string[] = [];
  /** Keys that a page holds, this one or another; shared by the pages of one agent. */
  readonly held: Set<string>;
  readonly #watchers = new Set<() => void>();

  constructor(held: Set<string> = new Set()) {
    this.held = held;
  }

  readonly isWatched = (): boolean => this.watched;

  readonly onWatched = (run: () => void): Cancel => {
    this.#watchers.add(run);
    return () => void this.#watchers.delete(run);
  };

  readonly claim = async (key: string): Promise<Cancel | undefined> => {
    if (this.held.has(key)) return undefined;
    this.held.add(key);
    return () => void this.held.delete(key);
  };

  readonly beep = (): void => {
    this.beeps += 1;
  };

  readonly retitle = (title: string): Cancel => {
    const before = this.title;
    this.title = title;
    return () => {
      this.title = before;
    };
  };

  readonly notify = (title: string): Cancel => {
    this.notifications = [...this.notifications, title];
    return () => {
      this.notifications = this.notifications.filter((shown) => shown !== title);
    };
  };

  readonly isAskable = (): boolean => false;
  readonly askPermission = async (): Promise<void> => {};

  comesToPage(): void {
    this.watched = true;
    for (const run of this.#watchers) run();
  }
}
