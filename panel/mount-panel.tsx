/** The way into the panel for the page around it: our desk, the page with the Amazon Connect CCP, the agent workspace. */
import { render } from 'preact';
import type { View } from '../core/contracts/agent-socket.ts';
import { Caller } from './attention/caller.ts';
import { emptyList, itemsInOrder } from './interruption-list.ts';
import styles from './panel.css';
import { Panel } from './panel.tsx';
import { type Dialled, type DialOrder, Session, type SessionState } from './session.ts';
import type { Endpoint } from './socket-client.ts';
import { type Language, languageFor } from './texts/languages.ts';
import { browserWorld, type World } from './world.ts';

export interface PanelOptions extends Endpoint {
  /** A BCP 47 tag or Amazon Connect's form of one ("pt_BR"). English, Brazilian Portuguese and Spanish are spoken. */
  readonly locale: string;
  /** The machine the panel runs on; a test puts its own here. */
  readonly world?: World;
  /** The agent finalised this one and the server agreed: the page may clear the contact. */
  readonly onFinalised?: (view: View) => void;
  /** The interruptions on the panel, at every change, newest drop first. */
  readonly onViews?: (views: readonly View[]) => void;
  /** The agent's softphone is to call; a page without one leaves it out, and says that it cannot. */
  readonly dial?: (order: DialOrder) => Promise<Dialled>;
  /** A new question has come up: the page may bring the panel before the agent's eyes. */
  readonly reveal?: () => void;
}

export interface MountedPanel {
  /** While the agent talks to somebody nothing pops up: a question is a card, and pops up if they end in time. */
  readonly quiet: (isQuiet: boolean) => void;
  readonly unmount: () => void;
}

/** The shadow root keeps the host's styles out; a constructed sheet is allowed under `style-src 'self'`. */
const shadowOf = (element: HTMLElement): ShadowRoot => {
  const shadow = element.shadowRoot ?? element.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styles);
  shadow.adoptedStyleSheets = [sheet];
  return shadow;
};

const cannotDial = async (): Promise<Dialled> => ({ outcome: 'refused', contactId: null });

interface Voice {
  readonly language: Language;
  readonly caller: Caller;
}

/** In the one language that needs no file. */
const sayWordsAreMissing = (shadow: ShadowRoot, error: unknown): void => {
  reportError(error);
  render(<p role="alert">The panel cannot load its words. Reload the page.</p>, shadow);
};

/** Listens at once, and draws as soon as it has its words. */
export const mountPanel = (element: HTMLElement, options: PanelOptions): MountedPanel => {
  const { world = browserWorld, onFinalised, onViews, dial = cannotDial, reveal } = options;
  const shadow = shadowOf(element);
  let voice: Voice | undefined;
  let told = emptyList;
  let isQuiet = false;
  const draw = (state: SessionState): void => {
    if (voice !== undefined) render(<Panel {...{ session, ...voice, state, world, isQuiet }} />, shadow);
    if (told === state.list) return;
    told = state.list;
    onViews?.(itemsInOrder(told).map(({ view }) => view));
  };
  const session = new Session(options, world, {
    changed: draw,
    finalised: (view) => onFinalised?.(view),
    dial,
  });
  const speak = (language: Language): void => {
    if (session.isStopped) return;
    voice = { language, caller: new Caller(world, language.texts, () => reveal?.()) };
    draw(session.state);
  };
  void languageFor(options.locale).then(speak, (error: unknown) => sayWordsAreMissing(shadow, error));
  const quiet = (wanted: boolean): void => {
    isQuiet = wanted;
    draw(session.state);
  };
  const unmount = (): void => {
    session.stop();
    voice?.caller.stop();
    render(null, shadow);
  };
  return { quiet, unmount };
};
