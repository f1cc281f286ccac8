import type { View } from '../core/contracts/agent-socket.ts';
import { Button } from './button.tsx';
import { CallFacts } from './call-facts.tsx';
import { ContactForm } from './contact-form.tsx';
import type { Drafts } from './drafts.ts';
import { Icon, type IconName } from './icons.tsx';
import type { Item } from './interruption-list.ts';
import { RefusalNote } from './refusal-note.tsx';
import type { Language } from './texts/languages.ts';
import { situationOf, type Tone } from './texts/situation.ts';

const icons: Record<Tone, IconName> = {
  neutral: 'dropped',
  busy: 'phone',
  good: 'check',
  warning: 'warning',
};

const finalisable: ReadonlySet<View['state']> = new Set(['offered', 'resumed', 'unknown']);

/** How far the way back has come, of: calling, answered, together again. */
const progress: Partial<Record<View['state'], number>> = { dialling: 1, answered: 2, resumed: 3 };

const Progress = ({ state }: { readonly state: View['state'] }) => {
  const reached = progress[state];
  return reached === undefined ? null : (
    <div class="progress" aria-hidden="true">
      {[1, 2, 3].map((step) => (
        <i key={step} class={step < reached ? 'done' : step === reached ? 'now' : ''} />
      ))}
    </div>
  );
};

interface Props {
  readonly item: Item;
  readonly droppedAgain: boolean;
  readonly drafts: Drafts;
  readonly online: boolean;
  readonly language: Language;
  readonly onCallback: () => void;
  readonly onFinalise: () => void;
}

const Actions = ({ item: { view, request }, online, language: { texts }, onCallback, onFinalise }: Props) => {
  const free = online && request === undefined;
  const calling = request?.type === 'choose' && request.choice === 'resume';
  return (
    <div class="actions">
      {view.state === 'offered' && (
        <Button look="primary" isOpen={free && view.canResume} onPress={onCallback}>
          <Icon name="phone" />
          {calling ? texts.sending : texts.callback}
        </Button>
      )}
      <Button look="plain" isOpen={free && finalisable.has(view.state)} onPress={onFinalise}>
        {request?.type === 'finalise' ? texts.sending : texts.finalise}
      </Button>
    </div>
  );
};

export const Card = (props: Props) => {
  const { item, droppedAgain, drafts, language } = props;
  const { texts } = language;
  const { interruptionId } = item.view;
  const form = drafts.of(item.view);
  const { title, why, next, tone } = situationOf(texts, item.view, droppedAgain);
  return (
    <article
      class={`card ${tone}`}
      data-state={item.view.state}
      data-interruption={interruptionId}
      aria-labelledby={`card-${interruptionId}`}
      tabIndex={-1}
    >
      <header>
        <span class="badge">
          <Icon name={icons[tone]} />
        </span>
        <div>
          <h3 id={`card-${interruptionId}`}>{title}</h3>
          <p>
            {why} {next}
          </p>
        </div>
      </header>
      {!droppedAgain && <Progress state={item.view.state} />}
      <CallFacts view={item.view} language={language} />
      {form !== undefined && (
        <ContactForm interruptionId={interruptionId} form={form} drafts={drafts} texts={texts} />
      )}
      <RefusalNote refusal={item.refusal} texts={texts} />
      <Actions {...props} />
    </article>
  );
};
