/** What a page did to call its agent. */
import type { Page } from 'playwright-core';

export interface Noted {
  beeps: number;
  notifications: string[];
  open: number;
  /** How often the page has asked to be the one that calls. */
  claims: number;
}

/** Takes the place of the machine's loudspeaker and notifications, and writes down what they are asked to do. */
export const takeNotes = (): void => {
  const noted: Noted = { beeps: 0, notifications: [], open: 0, claims: 0 };
  const request = navigator.locks.request.bind(navigator.locks) as (...all: unknown[]) => Promise<unknown>;
  Object.assign(navigator.locks, {
    request: (...all: unknown[]) => {
      noted.claims += 1;
      return request(...all);
    },
  });
  class NotedAudio extends AudioContext {
    constructor() {
      super();
      noted.beeps += 1;
    }
  }
  class NotedNotification {
    static permission = 'granted';
    onclick = (): void => {};
    constructor(title: string) {
      noted.notifications.push(title);
      noted.open += 1;
    }
    close(): void {
      noted.open -= 1;
    }
  }
  Object.assign(globalThis, { AudioContext: NotedAudio, Notification: NotedNotification, noted });
};

export const notesOf = (page: Page): Promise<Noted> =>
  page.evaluate(() => (globalThis as unknown as { noted: Noted }).noted);
