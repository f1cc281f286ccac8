/** Notices, on the service's socket, what the panel should be open for, and what it should be in view for. */
import type { ServerFrame, View } from '../../../core/contracts/agent-socket.ts';
import { shownStates } from '../../interruption-list.ts';

/** Both reject with words when the workspace refuses. */
export interface PanelApp {
  /** Takes the agent to the panel. */
  readonly reveal: () => Promise<void>;
  /** Opens the panel behind whatever the agent is looking at, if it is not open. */
  readonly openBehind: () => Promise<void>;
}

export interface OfferWatch {
  readonly hear: (frame: ServerFrame) => void;
  /** While the agent talks to somebody, nothing takes them away from that: the panel reveals itself after it. */
  readonly talking: (isTalking: boolean) => void;
}

const hasCard = ({ state }: View): boolean => shownStates.some((shown) => shown === state);

const viewsIn = (frame: ServerFrame): readonly View[] =>
  frame.type === 'snapshot' ? frame.interruptions : frame.type === 'interruption' ? [frame.view] : [];

const popsUp = ({ state, popupUntil }: View, serverNow: number): boolean =>
  state === 'offered' && popupUntil !== null && popupUntil > serverNow;

/** An interruption is offered again when a callback failed: that is another question, with another end. */
const questionOf = ({ interruptionId, popupUntil }: View): string => `${interruptionId}?${popupUntil}`;

/** A panel that the agent has closed is opened again, behind, when there is news of the case. */
const newsOf = ({ interruptionId, state }: View): string => `${interruptionId}:${state}`;

/**
 * Talking until told otherwise. Each question is revealed once and each news opened for once; when that fails,
 * the next word of the same tries again.
 * @param failed hears why
 */
export const offerWatch = (panel: PanelApp, failed: (error: unknown) => void): OfferWatch => {
  const done = new Set<string>();
  let isTalking = true;
  const show = async (keys: readonly string[], how: () => Promise<void>): Promise<void> => {
    for (const key of keys) done.add(key);
    try {
      await how();
    } catch (error) {
      for (const key of keys) done.delete(key);
      failed(error);
    }
  };
  const isNew = (key: string): boolean => !done.has(key);
  return {
    talking: (now) => {
      isTalking = now;
    },
    hear: (frame) => {
      if (frame.type !== 'snapshot' && frame.type !== 'interruption') return;
      const views = viewsIn(frame).filter(hasCard);
      const news = views.map(newsOf).filter(isNew);
      const asking = isTalking ? [] : views.filter((view) => popsUp(view, frame.serverNow));
      const questions = asking.map(questionOf).filter(isNew);
      if (questions.length > 0) void show([...questions, ...news], panel.reveal);
      else if (news.length > 0) void show(news, panel.openBehind);
    },
  };
};
