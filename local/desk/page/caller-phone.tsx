/** One call as the caller sees it: what state it is in, what was said, what they can do. */
import type { CallAction } from './sim-client.ts';
import type { Call } from './world.ts';

const stateWords: Record<Call['state'], string> = {
  queued: 'Waiting for an agent',
  offered: 'Ringing at the agent',
  connected: 'Talking to the agent',
  ringing: 'Your phone is ringing',
  waiting: 'You answered; the agent is being connected',
  ended: 'Call ended',
};

const endWords: Readonly<Record<string, string>> = {
  agent: 'The agent hung up',
  customer: 'You hung up',
  line: 'The line dropped',
  'not-answered': 'You did not answer',
  api: 'The contact centre stopped the call',
  flow: 'The contact centre ended the call',
  'third-party': 'You hung up',
};

const wordsFor = (call: Call): string => {
  if (call.state === 'ended') return endWords[call.endedBy ?? ''] ?? stateWords.ended;
  if (call.onHold) return 'On hold';
  return call.kind === 'external' && call.state === 'connected'
    ? 'Called in by the agent'
    : stateWords[call.state];
};

const titleOf = ({ kind, number }: Call): string => {
  if (kind === 'external') return `Third party ${number}`;
  return kind === 'inbound' ? number : 'Call from the contact centre';
};

interface Act {
  readonly action: CallAction;
  readonly label: string;
  readonly look: string;
}

const hangUp: Act = { action: 'hangup', label: 'Hang up', look: '' };
const dropLine: Act = { action: 'drop', label: 'Drop the line', look: 'danger' };

const acts: Record<Call['state'], readonly Act[]> = {
  queued: [hangUp, dropLine],
  offered: [hangUp, dropLine],
  connected: [hangUp, dropLine],
  waiting: [hangUp, dropLine],
  ringing: [
    { action: 'answer', label: 'Answer', look: 'go' },
    { action: 'busy', label: 'Busy', look: '' },
    { action: 'ignore', label: 'Ignore', look: '' },
  ],
  ended: [],
};

interface Props {
  readonly call: Call;
  readonly onAct: (action: CallAction) => void;
}

export const CallerPhone = ({ call, onAct }: Props) => (
  <article class={`card phone ${call.state}`} data-call={call.contactId} data-state={call.state}>
    <header>
      <span class="dot" aria-hidden="true" />
      <div>
        <h3>{titleOf(call)}</h3>
        <p>{wordsFor(call)}</p>
      </div>
    </header>
    {call.said.length > 0 && (
      <ol class="said" aria-label="What the caller heard">
        {call.said.map((words, index) => (
          <li key={index}>{words}</li>
        ))}
      </ol>
    )}
    {acts[call.state].length > 0 && (
      <div class="actions">
        {acts[call.state].map(({ action, label, look }) => (
          <button key={action} type="button" class={look} onClick={() => onAct(action)}>
            {label}
          </button>
        ))}
      </div>
    )}
  </article>
);
