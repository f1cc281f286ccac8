/**
 * The question. It does not take the focus and ignores clicks for half a second, because the agent may be
 * typing or clicking elsewhere when it appears; Escape does nothing, because nothing here needs escaping from.
 */
import { useEffect, useRef } from 'preact/hooks';
import type { Choice } from '../core/contracts/agent-socket.ts';
import type { DurationMs } from '../core/time.ts';
import { CallFacts } from './call-facts.tsx';
import { CountdownRing } from './countdown-ring.tsx';
import { Icon } from './icons.tsx';
import type { Item } from './interruption-list.ts';
import { countsDown } from './pop-up-clock.ts';
import { RefusalNote } from './refusal-note.tsx';
import type { Language } from './texts/languages.ts';
import type { World } from './world.ts';

export const accidentalClickGuard: DurationMs = 500;

interface Props {
  readonly item: Item;
  readonly left: DurationMs;
  readonly online: boolean;
  readonly language: Language;
  readonly world: World;
  readonly onChoose: (choice: Choice) => void;
}

/** Someone already working inside the panel is taken to the question; nobody else is moved. */
const useFocusOfThoseInside = () => {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const root = box.current?.getRootNode();
    if (root instanceof ShadowRoot && root.activeElement !== null) box.current?.focus();
  }, []);
  return box;
};

export const PopUp = ({ item, left, online, language, world, onChoose }: Props) => {
  const { texts } = language;
  const box = useFocusOfThoseInside();
  const openedAt = useRef(world.now());
  const total = (item.view.popupUntil ?? 0) - item.popupSince;
  const disabled = !online || item.request !== undefined;
  const ids = { title: `title-${item.view.interruptionId}`, body: `body-${item.view.interruptionId}` };
  const choose = (choice: Choice) => () => {
    if (world.now() - openedAt.current >= accidentalClickGuard) onChoose(choice);
  };
  return (
    <div
      ref={box}
      class="pop-up"
      role="alertdialog"
      aria-modal="false"
      aria-labelledby={ids.title}
      aria-describedby={ids.body}
      tabIndex={-1}
    >
      <div class="question">
        <div>
          <h3 id={ids.title}>{texts.popUp.title}</h3>
          <p id={ids.body}>{texts.popUp.body}</p>
        </div>
        {countsDown(left) && <CountdownRing left={left} total={total} />}
      </div>
      <CallFacts view={item.view} language={language} />
      <RefusalNote refusal={item.refusal} texts={texts} />
      <div class="actions">
        <button
          type="button"
          class="primary"
          disabled={disabled || !item.view.canResume}
          onClick={choose('resume')}
        >
          <Icon name="phone" />
          {texts.popUp.yes}
        </button>
        <button type="button" class="plain" disabled={disabled} onClick={choose('end')}>
          {texts.popUp.no}
        </button>
      </div>
    </div>
  );
};
