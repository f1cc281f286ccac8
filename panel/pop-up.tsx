/**
 * The question. It does not take the focus and ignores clicks for half a second, because the agent may be
 * typing or clicking elsewhere when it appears; Escape does nothing, because nothing here needs escaping from.
 */
import { useEffect, useRef } from 'preact/hooks';
import type { Choice } from '../core/contracts/agent-socket.ts';
import type { DurationMs } from '../core/time.ts';
import { Button } from './button.tsx';
import { CallFacts } from './call-facts.tsx';
import { CountdownRing } from './countdown-ring.tsx';
import { Icon } from './icons.tsx';
import type { Item } from './interruption-list.ts';
import { countsDown } from './pop-up-clock.ts';
import { RefusalNote } from './refusal-note.tsx';
import { shortcuts, useShortcuts } from './shortcuts.ts';
import type { Language } from './texts/languages.ts';
import type { World } from './world.ts';

export const accidentalClickGuard: DurationMs = 500;

interface Props {
  readonly item: Item;
  readonly left: DurationMs;
  /** The one that the keys answer. */
  readonly isTopmost: boolean;
  readonly online: boolean;
  readonly language: Language;
  readonly world: World;
  readonly onChoose: (choice: Choice) => void;
}

/** Someone on a button of the panel is taken to the question; nobody who types, and nobody outside, is moved. */
const useFocusOfThoseInside = () => {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const root = box.current?.getRootNode();
    const at = root instanceof ShadowRoot ? root.activeElement : null;
    if (at !== null && !at.matches('input, select')) box.current?.focus();
  }, []);
  return box;
};

export const PopUp = ({ item, left, isTopmost, online, language, world, onChoose }: Props) => {
  const { texts } = language;
  const box = useFocusOfThoseInside();
  const openedAt = useRef(world.now());
  const total = (item.view.popupUntil ?? 0) - item.popupSince;
  const { interruptionId, canResume } = item.view;
  const isOpen = online && item.request === undefined;
  const ids = { title: `title-${interruptionId}`, body: `body-${interruptionId}` };
  const choose = (choice: Choice): void => {
    const isAccident = world.now() - openedAt.current < accidentalClickGuard;
    if (isOpen && !isAccident && (choice === 'end' || canResume)) onChoose(choice);
  };
  useShortcuts(isTopmost, choose);
  const shortcut = (choice: Choice) => (isTopmost ? shortcuts[choice] : undefined);
  return (
    <div
      ref={box}
      class="pop-up"
      data-interruption={interruptionId}
      role="alertdialog"
      aria-modal="false"
      aria-labelledby={ids.title}
      aria-describedby={ids.body}
      tabIndex={-1}
    >
      <div class="question">
        <div>
          <h3 id={ids.title}>{texts.popUp.title}</h3>
          <p id={ids.body}>
            {texts.popUp.body}
            {!countsDown(left) && ` ${texts.popUp.waits}`}
          </p>
        </div>
        {countsDown(left) && <CountdownRing left={left} total={total} />}
      </div>
      <CallFacts view={item.view} language={language} />
      <RefusalNote refusal={item.refusal} texts={texts} />
      <div class="actions">
        <Button
          look="primary"
          isOpen={isOpen && canResume}
          onPress={() => choose('resume')}
          shortcut={shortcut('resume')}
        >
          <Icon name="phone" />
          {texts.popUp.yes}
        </Button>
        <Button look="plain" isOpen={isOpen} onPress={() => choose('end')} shortcut={shortcut('end')}>
          {texts.popUp.no}
        </Button>
      </div>
    </div>
  );
};
