import type { Refusal } from './interruption-list.ts';
import { refusalText } from './texts/situation.ts';
import type { Texts } from './texts/texts.ts';

interface Props {
  readonly refusal: Refusal | undefined;
  readonly texts: Texts;
}

export const RefusalNote = ({ refusal, texts }: Props) =>
  refusal === undefined ? null : (
    <p class="refusal" role="alert">
      {refusalText(texts, refusal)}
    </p>
  );
