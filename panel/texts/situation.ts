/** What a card says about an interruption: where it stands, why, and what to do next. */
import type { View } from '../../core/contracts/agent-socket.ts';
import type { Refusal } from '../interruption-list.ts';
import type { Texts } from './texts.ts';

export type Tone = 'neutral' | 'busy' | 'good' | 'warning';

export interface Situation {
  readonly title: string;
  /** Why it is so; empty when the title says it all. */
  readonly why: string;
  readonly next: string;
  readonly tone: Tone;
}

const lookUp = (table: Readonly<Record<string, string>>, code: string): string | undefined =>
  Object.hasOwn(table, code) ? table[code] : undefined;

/** An `offered` view after an attempt says how the attempt failed; the same code means other things elsewhere. */
export const reasonText = (texts: Texts, { state, attempt, reason }: View): string => {
  const failed = attempt > 0 && state === 'offered' ? lookUp(texts.failures, reason) : undefined;
  return (
    failed ??
    lookUp(texts.drops, reason) ??
    lookUp(texts.endings, reason) ??
    lookUp(texts.notOffered, reason) ??
    lookUp(texts.failures, reason) ??
    texts.unknownCode(reason)
  );
};

export const obstacleText = (texts: Texts, code: string): string =>
  lookUp(texts.obstacles, code) ??
  lookUp(texts.failures, code) ??
  lookUp(texts.notOffered, code) ??
  texts.unknownCode(code);

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

const tones: Record<View['state'], Tone> = {
  detected: 'neutral',
  'not-offered': 'neutral',
  offered: 'neutral',
  dialling: 'busy',
  answered: 'busy',
  resumed: 'good',
  unknown: 'warning',
  ended: 'neutral',
};

export const situationOf = (texts: Texts, view: View): Situation =>
  view.state === 'offered'
    ? offered(texts, view)
    : { ...texts.states[view.state], why: '', tone: tones[view.state] };
