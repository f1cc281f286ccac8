import { describe, expect, it } from 'vitest';
import * as reason from '../../../core/contracts/reason.ts';
import { type ShownView, shownStates } from '../../../panel/interruption-list.ts';
import { en } from '../../../panel/texts/en.ts';
import { es } from '../../../panel/texts/es.ts';
import { languageFor } from '../../../panel/texts/languages.ts';
import { ptBr } from '../../../panel/texts/pt-br.ts';
import {
  endingText,
  obstacleText,
  reasonText,
  refusalText,
  situationOf,
} from '../../../panel/texts/situation.ts';
import type { Texts } from '../../../panel/texts/texts.ts';
import { aView } from './a-view.ts';

const aCard = (change: Partial<ShownView>): ShownView => ({ ...aView(), state: 'offered', ...change });
const languages = new Map<string, Texts>([
  ['en', en],
  ['pt-BR', ptBr],
  ['es', es],
]);
const textsOf = (tag: string): Texts => languages.get(tag) ?? en;

/** Of what a panel can show: what was never offered is on the ledger only. */
const codes = [...reason.dropReasons, ...reason.failureReasons];

const ends = ['withdrawn', 'customer-returned', 'expired'] as const;

const leaves = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  if (typeof value === 'function') return [String(value(5))];
  return Object.values(value as Record<string, unknown>).flatMap(leaves);
};

describe.each([...languages])('in %s', (_, texts) => {
  it('no text is empty', () => {
    expect(leaves(texts).filter((text) => text.trim() === '')).toEqual([]);
  });

  it.each(codes)('the reason %s has words', (code) => {
    expect(reasonText(texts, aView({ reason: code }))).not.toBe(texts.unknownCode(code));
  });

  it.each(ends)('the end %s has a title and says what to do', (code) => {
    expect(endingText(texts, aView({ state: 'ended', reason: code }))).toEqual(texts.endings[code]);
  });

  it.each(reason.obstacles)('the obstacle %s has words', (code) => {
    expect(obstacleText(texts, code)).not.toBe(texts.unknownCode(code));
  });

  it.each(shownStates)('the state %s says what to do next', (state) => {
    const { title, why, next } = situationOf(texts, aCard({ state }));
    expect(title).not.toBe('');
    expect(`${why}${next}`).not.toBe('');
  });

  it.each(reason.failureReasons)('a callback that failed with %s says so and what to do', (code) => {
    const { title, why } = situationOf(texts, aCard({ attempt: 1, reason: code }));
    expect(title).toBe(texts.callbackFailed);
    expect(why).toBe(texts.failures[code]);
  });
});

it('Portuguese asks in the agreed words', () => {
  const { popUp, callback } = textsOf('pt-BR');
  expect([popUp.title, popUp.body, popUp.yes, popUp.no, callback]).toEqual([
    'Sua chamada caiu?',
    'Percebemos que a ligação pode ter sido encerrada de forma inesperada. Deseja retomar o contato?',
    'Sim, retomar',
    'Não, encerrar',
    'Ligação de Callback',
  ]);
});

it('English asks in the agreed words', () => {
  const { popUp } = textsOf('en');
  expect([popUp.title, popUp.body, popUp.yes, popUp.no]).toEqual([
    'Your call dropped?',
    'It looks like the call ended unexpectedly. Resume the contact?',
    'Yes, resume',
    'No, end',
  ]);
});

it.each([
  ['pt-BR', 'pt-BR'],
  ['pt_BR', 'pt-BR'],
  ['pt', 'pt-BR'],
  ['es-419', 'es'],
  ['EN-us', 'en'],
  ['de-DE', 'en'],
  ['', 'en'],
])('the locale "%s" is answered in %s', async (locale, tag) => {
  expect(await languageFor(locale)).toEqual({ tag, texts: textsOf(tag) });
});

it('a code that this page does not know is shown rather than hidden', () => {
  expect(reasonText(textsOf('en'), aView({ reason: 'solar-flare' }))).toBe('Reason: solar-flare');
  expect(refusalText(textsOf('en'), { code: 'quota', message: 'Too many today.' })).toBe('Too many today.');
  expect(endingText(textsOf('en'), aView({ reason: 'solar-flare' })).next).toBe('Reason: solar-flare');
  expect(obstacleText(textsOf('en'), 'valueOf')).toBe('Reason: valueOf');
});

it('an offer that cannot be resumed says why instead of how', () => {
  const { why, next } = situationOf(textsOf('en'), aCard({ canResume: false, whyNot: 'no-outbound-queue' }));
  expect(`${why} ${next}`).toBe(
    'The call ended on the customer’s side. You cannot call out on this queue. Ask your supervisor for an outbound queue.',
  );
});
