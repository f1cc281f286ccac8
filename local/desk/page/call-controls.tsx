/** What an agent can do with a call at hand: hold it, ask somebody, send it on. */
import { useState } from 'preact/hooks';
import type { AgentAction, TransferOrder } from './sim-client.ts';
import type { Agent, Contact } from './world.ts';

export interface Destination {
  readonly name: string;
  readonly to: Pick<TransferOrder, 'agent' | 'queueId'>;
}

/** The other agents and every queue. */
export const destinationsFor = (
  me: Agent,
  agents: readonly Agent[],
  queues: readonly { readonly id: string; readonly name: string }[],
): readonly Destination[] => [
  ...agents.filter(({ id }) => id !== me.id).map(({ id, name }) => ({ name, to: { agent: id } })),
  ...queues.map(({ id, name }) => ({ name: `Queue ${name}`, to: { queueId: id } })),
];

interface Props {
  readonly contact: Contact;
  readonly destinations: readonly Destination[];
  readonly onAct: (action: AgentAction) => void;
  readonly onTransfer: (order: TransferOrder) => void;
}

const TransferTo = ({ destinations, onTransfer }: Pick<Props, 'destinations' | 'onTransfer'>) => {
  const [chosen, choose] = useState(0);
  const send = (kind: TransferOrder['kind']): void => {
    const to = destinations[chosen]?.to;
    if (to) onTransfer({ kind, ...to });
  };
  return (
    <>
      <select
        aria-label="Transfer to"
        value={String(chosen)}
        onChange={(event) => choose(Number(event.currentTarget.value))}
      >
        {destinations.map(({ name }, index) => (
          <option key={name} value={String(index)}>
            {name}
          </option>
        ))}
      </select>
      <button type="button" onClick={() => send('blind')}>
        Transfer
      </button>
      <button type="button" onClick={() => send('assisted')}>
        Ask first
      </button>
    </>
  );
};

export const CallControls = ({ contact, destinations, onAct, onTransfer }: Props) => {
  const { consult, onHold } = contact;
  const asked = consult?.state === 'connected';
  return (
    <div class="controls">
      {onHold || consult ? (
        <button type="button" onClick={() => onAct('retrieve')}>
          Back to customer
        </button>
      ) : (
        <button type="button" onClick={() => onAct('hold')}>
          Hold
        </button>
      )}
      {asked && consult.talk !== 'both' && (
        <button type="button" onClick={() => onAct('join')}>
          Join all
        </button>
      )}
      {consult ? (
        <button type="button" onClick={() => onAct('complete')}>
          Complete transfer
        </button>
      ) : (
        <TransferTo destinations={destinations} onTransfer={onTransfer} />
      )}
    </div>
  );
};
