/** What a card says about an interruption: where it stands, why, and what to do next. */
import type { View } from '../../core/contracts/agent-socket.ts';
import type { Refusal, ShownState, ShownView } from '../interruption-list.ts';
import type { StateText, Texts } from './texts.ts';

export type Tone = 'neutral' | 'busy' | 'good' | 'warning';

export interface Situation {
  readonly title: string;
  /** Why it is so; empty when the title says it all. */
  readonly why: string;
  readonly next: string;
  readonly tone: Tone;
}

const lookUp = <T>(table: Readonly<Record<string, T>>, code: string): T | undefined =>
  Object.hasOwn(table, code) ? table[code] : undefined;

/** An `offered` view after an attempt says how the attempt failed; the same code means other things elsewhere. */
export const reasonText = (texts: Texts, { state, attempt, reason }: View): string => {
  const failed = attempt > 0 && state === 'offered' ? lookUp(texts.failures, reason) : undefined;
  return failed ?? lookUp(texts.drops, reason) ?? lookUp(texts.failures, reason) ?? texts.unknownCode(reason);
};

export const endingText = (texts: Texts, { reason }: View): StateText =>
  lookUp<StateText>(texts.endings, reason) ?? {
    title: texts.states.offered.title,
    next: texts.unknownCode(reason),
  };

export const obstacleText = (texts: Texts, code: string): string =>
  lookUp(texts.obstacles, code) ?? lookUp(texts.failures, code) ?? texts.unknownCode(code);

export const refusalText = (texts: Texts, refusal: Refusal): string =>
  lookUp(texts.refusals, refusal.code) ?? (refusal.message || texts.unknownCode(refusal.code));

const offered = (texts: Texts, view: View): Situation => {
  const failed = view.attempt > 0 && lookUp(texts.failures, view.reason) !== undefined;
  return {
    title: failed ? texts.callbackFailed : texts.states.offered.title,
    why: reasonText(texts, view),
    next: nextStep(texts, view, failed),
    tone: failed || !view.canResume ? 'warning' : 'neutral',
  };
};

const nextStep = (texts: Texts, view: View, failed: boolean): string => {
  if (!view.canResume) return obstacleText(texts, view.whyNot ?? 'closed');
  return failed ? '' : texts.states.offered.next;
};

const tones: Record<ShownState, Tone> = {
  offered: 'neutral',
  dialling: 'busy',
  answered: 'busy',
  resumed: 'good',
  unknown: 'warning',
};

export const situationOf = (texts: Texts, view: ShownView, droppedAgain = false): Situation => {
  if (view.state === 'offered') return offered(texts, view);
  return droppedAgain
    ? { ...texts.droppedAgain, why: '', tone: 'warning' }
    : { ...texts.states[view.state], why: '', tone: tones[view.state] };
};
