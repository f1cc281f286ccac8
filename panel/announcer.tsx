/**
 * What a screen reader says. The two nodes exist before they are used, and their words change only when
 * there is something to say: the question once, once more near the end, and what became of it.
 */
interface Props {
  readonly urgent: string;
  readonly calm: string;
}

export const Announcer = ({ urgent, calm }: Props) => (
  <div class="spoken">
    <div aria-live="assertive">{urgent}</div>
    <div aria-live="polite">{calm}</div>
  </div>
);
