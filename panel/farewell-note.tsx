import { Button } from './button.tsx';
import type { Farewell } from './farewells.ts';
import { endingText } from './texts/situation.ts';
import type { Texts } from './texts/texts.ts';

interface Props {
  readonly farewell: Farewell;
  readonly texts: Texts;
  readonly onRead: () => void;
}

/** Stands where the card stood, so that nothing else moves down under the agent's hand. */
export const FarewellNote = ({ farewell: { view }, texts, onRead }: Props) => {
  const { title, next } = endingText(texts, view);
  const id = `ended-${view.interruptionId}`;
  return (
    <article
      class="farewell"
      data-state="ended"
      data-interruption={view.interruptionId}
      aria-labelledby={id}
      tabIndex={-1}
    >
      <div>
        <h3 id={id}>{title}</h3>
        <p>{next}</p>
        {view.protocol !== null && (
          <p>
            {texts.facts.protocol} {view.protocol}
          </p>
        )}
      </div>
      <Button look="plain" isOpen onPress={onRead}>
        {texts.read}
      </Button>
    </article>
  );
};
