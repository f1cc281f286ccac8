import type { View } from '../core/contracts/agent-socket.ts';
import type { Language } from './texts/languages.ts';

const minute = 60;
const hour = 60 * minute;

/** The unit signs are the same in every language we speak. */
export const durationText = (seconds: number): string => {
  if (seconds < minute) return `${seconds} s`;
  if (seconds < hour) return `${Math.floor(seconds / minute)} min ${seconds % minute} s`;
  return `${Math.floor(seconds / hour)} h ${Math.floor((seconds % hour) / minute)} min`;
};

const timeText = (instant: number, tag: string): string =>
  new Intl.DateTimeFormat(tag, { hour: '2-digit', minute: '2-digit', second: '2-digit' }).format(instant);

interface Props {
  readonly view: View;
  readonly language: Language;
}

export const CallFacts = ({ view, language: { tag, texts } }: Props) => {
  const { facts } = texts;
  const rows: (readonly [string, string | null, string])[] = [
    [facts.protocol, view.protocol, 'wide code'],
    [facts.queue, view.queueName ?? view.queueId, ''],
    [facts.number, view.maskedNumber, 'code'],
    [facts.droppedAt, timeText(view.droppedAt, tag), 'code'],
    [facts.lasted, durationText(view.talkSeconds), 'code'],
    [facts.attempt, view.attempt > 0 ? String(view.attempt) : null, 'code'],
  ];
  return (
    <dl class="facts">
      {rows.map(([term, value, look]) =>
        value === null ? null : (
          <div key={term} class={look}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ),
      )}
    </dl>
  );
};
