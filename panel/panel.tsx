import { useEffect, useLayoutEffect, useReducer } from 'preact/hooks';
import type { DurationMs } from '../core/time.ts';
import { Announcer } from './announcer.tsx';
import type { Caller } from './attention/caller.ts';
import { type Board, boardAt } from './board.ts';
import { Button } from './button.tsx';
import { Card } from './card.tsx';
import { FarewellNote } from './farewell-note.tsx';
import { hasDroppedAgain, newestFirst } from './interruption-list.ts';
import { useKeptFocus } from './kept-focus.ts';
import { NotificationsButton } from './notifications-button.tsx';
import { PopUp } from './pop-up.tsx';
import type { Session, SessionState } from './session.ts';
import type { ConnectionStatus } from './socket-client.ts';
import type { Language } from './texts/languages.ts';
import type { Texts } from './texts/texts.ts';
import type { World } from './world.ts';

interface Props {
  readonly session: Session;
  readonly caller: Caller;
  readonly state: SessionState;
  readonly language: Language;
  readonly world: World;
  readonly isQuiet: boolean;
}

/**
 * Draws again after `delay`, and when the page wakes up: timers of hidden pages are late.
 * The timer is set in the same turn as the drawing, so that the deadline is met to the millisecond.
 */
const useNextLook = (world: World, delay: DurationMs | undefined): void => {
  const [round, lookAgain] = useReducer((count: number, _: undefined) => count + 1, 0);
  useEffect(() => world.onWake(() => lookAgain(undefined)), [world]);
  // Every round sets the next timer, also after an equal delay.
  useLayoutEffect(
    () => (delay === undefined ? undefined : world.after(delay, () => lookAgain(undefined))),
    [world, delay, round],
  );
};

/** The agent has seen an offer once it is drawn on a page that is in view. */
const useShown = (session: Session, { popUps, cards }: Board): void => {
  useEffect(() => {
    if (document.visibilityState !== 'visible') return;
    for (const item of [...popUps.map((popUp) => popUp.item), ...cards]) {
      if (item.view.state === 'offered') session.shown(item.view);
    }
  });
};

const Connection = ({ status, texts }: { readonly status: ConnectionStatus; readonly texts: Texts }) => {
  const trouble = status === 'offline' || status === 'signed-out';
  return (
    <p class={`connection ${status}`} data-status={status} role={trouble ? 'alert' : undefined}>
      <i aria-hidden="true" />
      {texts.connection[status]}
    </p>
  );
};

const Empty = ({ texts }: { readonly texts: Texts }) => (
  <div class="empty">
    <strong>{texts.empty.title}</strong>
    <p>{texts.empty.next}</p>
  </div>
);

export const Panel = ({ session, caller, state, language, world, isQuiet }: Props) => {
  const { texts } = language;
  const board = boardAt(state.list, world.now() + state.skew, texts, isQuiet);
  const { popUps, cards, farewells, spoken, nextLook } = board;
  const section = useKeptFocus();
  useNextLook(world, nextLook);
  useShown(session, board);
  // At once: a hidden page does not paint.
  useLayoutEffect(() => caller.look(popUps.map(({ item }) => item)));
  const online = state.status === 'online';
  const shared = { online, language };
  return (
    <section
      ref={section}
      class="panel"
      lang={language.tag}
      aria-label={texts.panel}
      data-status={state.status}
      tabIndex={-1}
    >
      <header class="top">
        <h2>{texts.panel}</h2>
        <Connection status={state.status} texts={texts} />
      </header>
      {state.status === 'signed-out' && (
        <Button look="primary" isOpen onPress={() => session.signIn()}>
          {texts.signIn}
        </Button>
      )}
      <Announcer {...spoken} />
      {popUps.map(({ item, left }, place) => (
        <PopUp
          key={item.view.interruptionId}
          {...shared}
          item={item}
          left={left}
          isTopmost={place === 0}
          world={world}
          onChoose={(choice) => session.choose(item.view, choice, 'popup')}
        />
      ))}
      {newestFirst([...cards, ...farewells]).map((place) =>
        'isRead' in place ? (
          <FarewellNote
            key={place.view.interruptionId}
            farewell={place}
            texts={texts}
            onRead={() => session.read(place.view)}
          />
        ) : (
          <Card
            key={place.view.interruptionId}
            {...shared}
            item={place}
            droppedAgain={hasDroppedAgain(state.list, place.view)}
            drafts={session.drafts}
            onCallback={() => session.choose(place.view, 'resume', 'button')}
            onFinalise={() => session.finalise(place.view)}
          />
        ),
      )}
      {popUps.length + cards.length + farewells.length === 0 && online && <Empty texts={texts} />}
      <NotificationsButton attention={world.attention} texts={texts} />
    </section>
  );
};
