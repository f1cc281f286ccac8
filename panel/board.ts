/** What is on the panel at one moment: which interruptions still pop up and which have become cards. */
import { type DurationMs, minutes, seconds } from '../core/time.ts';
import { type InterruptionList, type Item, itemsInOrder } from './interruption-list.ts';
import { countsDown, timeLeft } from './pop-up-clock.ts';
import { reasonText } from './texts/situation.ts';
import type { Texts } from './texts/texts.ts';

export interface PoppedUp {
  readonly item: Item;
  readonly left: DurationMs;
}

export interface Board {
  readonly popUps: readonly PoppedUp[];
  readonly cards: readonly Item[];
  /** Why the last interruption went away, when the agent did not send it away. */
  readonly farewell: string;
  readonly urgent: string;
  readonly calm: string;
  /** How long the board may stand as it is; undefined: until something happens. */
  readonly nextLook: DurationMs | undefined;
}

const lastWarning = seconds(5);
const farewellLasts = seconds(20);
const tick: DurationMs = 250;
/** Of a question that waits: only its late countdown has to begin some time. */
const slowTick = minutes(1);

const ownDoing: ReadonlySet<string> = new Set(['choice', 'finalised']);

const popUpLeft = ({ view }: Item, serverNow: number): DurationMs =>
  view.state === 'offered' && view.popupUntil !== null ? timeLeft(view.popupUntil, serverNow) : 0;

const farewellOf = ({ lastGone }: InterruptionList, serverNow: number, texts: Texts): string => {
  if (lastGone === undefined || lastGone.view.state !== 'ended') return '';
  if (ownDoing.has(lastGone.view.reason) || serverNow - lastGone.at >= farewellLasts) return '';
  const { protocol } = lastGone.view;
  const why = reasonText(texts, lastGone.view);
  return protocol === null ? why : `${protocol}: ${why}`;
};

const urgentWords = (popUps: readonly PoppedUp[], texts: Texts): string => {
  if (popUps.length === 0) return '';
  const least = Math.min(...popUps.map(({ left }) => left));
  return least > lastWarning
    ? `${texts.popUp.title} ${texts.popUp.body}`
    : texts.popUp.secondsLeft(lastWarning / 1_000);
};

const hasLapsed = ({ view }: Item): boolean => view.state === 'offered' && view.popupUntil !== null;

/** @param isQuiet the agent is talking to somebody: nothing pops up, every question is a card */
export const boardAt = (list: InterruptionList, serverNow: number, texts: Texts, isQuiet = false): Board => {
  const all = itemsInOrder(list).map((item) => ({ item, left: popUpLeft(item, serverNow) }));
  const popUps = isQuiet ? [] : all.filter(({ left }) => left > 0);
  const cards = all.filter(({ left }) => isQuiet || left === 0).map(({ item }) => item);
  const farewell = farewellOf(list, serverNow, texts);
  const lapsed = !isQuiet && popUps.length === 0 && cards.some(hasLapsed) ? texts.popUp.lapsed : '';
  const moving = popUps.map(({ left }) => (countsDown(left) ? Math.min(tick, left) : slowTick));
  if (farewell !== '') moving.push(tick);
  return {
    popUps,
    cards,
    farewell,
    urgent: urgentWords(popUps, texts),
    calm: farewell || lapsed,
    nextLook: moving.length > 0 ? Math.min(...moving) : undefined,
  };
};
