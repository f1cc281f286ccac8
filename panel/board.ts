/** What is on the panel at one moment: which interruptions still pop up and which have become cards. */
import { type DurationMs, minutes, seconds } from '../core/time.ts';
import { type Farewell, farewellLeft, farewellsAt } from './farewells.ts';
import { type InterruptionList, type Item, itemsInOrder } from './interruption-list.ts';
import { countsDown, timeLeft } from './pop-up-clock.ts';
import { endingText } from './texts/situation.ts';
import type { Texts } from './texts/texts.ts';

export interface PoppedUp {
  readonly item: Item;
  readonly left: DurationMs;
}

/** What a screen reader says, once each; empty: nothing. */
export interface Spoken {
  readonly urgent: string;
  /** That a question has closed. */
  readonly lapsed: string;
  /** Why the last case ended, when it was not the agent's doing. */
  readonly farewell: string;
}

export interface Board {
  readonly popUps: readonly PoppedUp[];
  readonly cards: readonly Item[];
  readonly farewells: readonly Farewell[];
  readonly spoken: Spoken;
  /** How long the board may stand as it is; undefined: until something happens. */
  readonly nextLook: DurationMs | undefined;
}

const lastWarning = seconds(5);
const tick: DurationMs = 250;
/** Of a question that waits: only its late countdown has to begin some time. */
const slowTick = minutes(1);

const popUpLeft = ({ view }: Item, serverNow: number): DurationMs =>
  view.state === 'offered' && view.popupUntil !== null ? timeLeft(view.popupUntil, serverNow) : 0;

const farewellWords = (farewell: Farewell | undefined, texts: Texts): string => {
  if (farewell === undefined) return '';
  const { title, next } = endingText(texts, farewell.view);
  return `${title}: ${farewell.view.protocol ?? ''}. ${next}`;
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
  const farewells = farewellsAt(list.farewells, serverNow);
  const lapsed = !isQuiet && popUps.length === 0 && cards.some(hasLapsed) ? texts.popUp.lapsed : '';
  const moving = [
    ...popUps.map(({ left }) => (countsDown(left) ? Math.min(tick, left) : slowTick)),
    ...farewells.map((farewell) => farewellLeft(farewell, serverNow)),
  ];
  return {
    popUps,
    cards,
    farewells: farewells.filter(({ isRead }) => !isRead),
    spoken: { urgent: urgentWords(popUps, texts), lapsed, farewell: farewellWords(farewells.at(-1), texts) },
    nextLook: moving.length > 0 ? Math.min(...moving) : undefined,
  };
};
