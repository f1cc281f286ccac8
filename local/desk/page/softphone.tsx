/** A plain stand-in for the Amazon Connect softphone: status, the contact at hand, and its attributes. */
import { CallControls, type Destination } from './call-controls.tsx';
import type { AgentAction, TransferOrder } from './sim-client.ts';
import { elapsed, useNow } from './time.ts';
import type { Agent, Contact } from './world.ts';

const statuses = ['Available', 'Break'];

const stateWords: Record<Contact['state'], string> = {
  incoming: 'Incoming call',
  connected: 'Connected call',
  'after-contact-work': 'After-contact work',
  missed: 'Missed call',
};

const acts: Record<
  Contact['state'],
  { readonly action: AgentAction; readonly label: string; readonly look: string }
> = {
  incoming: { action: 'accept', label: 'Accept call', look: 'go' },
  connected: { action: 'hangup', label: 'Hang up', look: 'danger' },
  'after-contact-work': { action: 'clear', label: 'Clear contact', look: '' },
  missed: { action: 'clear', label: 'Clear contact', look: '' },
};

interface Props {
  readonly agent: Agent;
  readonly onStatus: (status: string) => void;
  readonly onAct: (contact: Contact, action: AgentAction) => void;
  /** Where calls can be sent on to; without it the softphone neither holds nor transfers. */
  readonly transfers?: {
    readonly destinations: readonly Destination[];
    readonly onTransfer: (contact: Contact, order: TransferOrder) => void;
  };
}

const Attributes = ({ of }: { readonly of: Contact }) => {
  const attributes = Object.entries(of.attributes);
  if (attributes.length === 0) return null;
  return (
    <dl aria-label="Contact attributes">
      {attributes.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
};

type CardProps = Pick<Props, 'onAct' | 'transfers'> & { readonly contact: Contact };

const ContactCard = ({ contact, onAct, transfers }: CardProps) => {
  const now = useNow();
  const { action, label, look } = acts[contact.state];
  return (
    <article class={`contact ${contact.state}`} data-contact={contact.contactId} data-state={contact.state}>
      <div class="face">
        <p>{contact.onHold ? 'Customer on hold' : stateWords[contact.state]}</p>
        <strong>{contact.number}</strong>
        <p>
          {contact.queueName ?? 'No queue'} · <time>{elapsed(contact.since, now)}</time>
        </p>
        <button type="button" class={look} onClick={() => onAct(contact, action)}>
          {label}
        </button>
        {transfers && contact.state === 'connected' && (
          <CallControls
            contact={contact}
            destinations={transfers.destinations}
            onAct={(wanted) => onAct(contact, wanted)}
            onTransfer={(order) => transfers.onTransfer(contact, order)}
          />
        )}
      </div>
      <Attributes of={contact} />
    </article>
  );
};

export const Softphone = ({ agent, onStatus, onAct, transfers }: Props) => {
  const known = statuses.includes(agent.status) ? statuses : [agent.status, ...statuses];
  return (
    <section class="softphone" aria-label="Softphone">
      <label class={`status ${agent.status === 'Available' ? 'available' : ''}`}>
        <span class="dot" aria-hidden="true" />
        <select
          aria-label="Status"
          value={agent.status}
          onChange={(event) => onStatus(event.currentTarget.value)}
        >
          {known.map((status) => (
            <option key={status}>{status}</option>
          ))}
        </select>
      </label>
      {agent.nextStatus !== undefined && <p class="next-status">{agent.nextStatus} after this contact</p>}
      {agent.contacts.map((contact) => (
        <ContactCard
          key={contact.contactId}
          contact={contact}
          onAct={onAct}
          {...(transfers && { transfers })}
        />
      ))}
      {agent.contacts.length === 0 && (
        <div class="quiet">
          <strong>
            {agent.status === 'Available' ? 'Waiting for a call' : 'No calls while you are away'}
          </strong>
          <p>
            {agent.status === 'Available'
              ? 'Calls from the queue ring here.'
              : 'Set the status to Available to receive calls.'}
          </p>
        </div>
      )}
    </section>
  );
};
