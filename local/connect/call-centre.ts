/** The call model and the flows that run in it, put together. */
import { stoppable } from './clock.ts';
import type { ContactEventType } from './events/event-type.ts';
import { FlowDesk } from './flow/flow-desk.ts';
import { Flows } from './flow/flows.ts';
import { LambdaDesk } from './flow/lambda-desk.ts';
import type { Instance } from './instance.ts';
import { AgentDialling } from './model/agent-dialling.ts';
import { AgentSide } from './model/agent-side.ts';
import { Callbacks } from './model/callbacks.ts';
import { Choices } from './model/choices.ts';
import type { Contact } from './model/contact.ts';
import { Contacts } from './model/contacts.ts';
import { endingsBy } from './model/conversation-end.ts';
import { Customer } from './model/customer.ts';
import { Queues } from './model/queues.ts';
import { Ringing } from './model/ringing.ts';
import { Softphones } from './model/softphones.ts';
import { Supervisors } from './model/supervisors.ts';
import { Switchboard } from './model/switchboard.ts';
import type { TransferChoices } from './model/transfer-choices.ts';
import { Transfers } from './model/transfers.ts';
import type { ConnectOptions } from './options.ts';

export interface CallCentreOptions {
  readonly options: ConnectOptions;
  readonly instance: Instance;
  announce(type: ContactEventType, contact: Contact): void;
  changed(): void;
}

export interface Entry {
  flowId?: string;
  /** Whose numbers run it; all of them where nothing is said. */
  queueIds?: ReadonlySet<string>;
}

export interface CallCentre {
  readonly switchboard: Switchboard;
  readonly callbacks: Callbacks;
  readonly customer: Customer;
  readonly agentSide: AgentSide;
  readonly transfers: Transfers;
  readonly dialling: AgentDialling;
  readonly supervisors: Supervisors;
  readonly choices: Choices;
  readonly queues: Queues;
  readonly flows: Flows;
  readonly lambdas: LambdaDesk;
  /** The flow that phone numbers of the centre run; without one a call goes straight to its queue. */
  readonly entry: Entry;
  stop(): void;
}

/** assumed: a transferred customer hears the default queue music, the new agent no whisper of ours. */
const hearsFlows = ({ initiationMethod }: Contact): boolean =>
  initiationMethod !== 'TRANSFER' && initiationMethod !== 'MONITOR';

interface Around {
  readonly switchboard: Switchboard;
  readonly ringing: Ringing;
  readonly queues: Queues;
  readonly newId: () => string;
  readonly choices: () => TransferChoices;
}

/** What people do with their phones. */
const peopleOf = (around: Around) => {
  const transfers = new Transfers(around);
  return {
    transfers,
    customer: new Customer(around.switchboard, around.ringing),
    agentSide: new AgentSide(around.switchboard, transfers),
    dialling: new AgentDialling(around),
    supervisors: new Supervisors(around.switchboard, around.newId),
  };
};

export const callCentre = ({ options, instance, announce, changed }: CallCentreOptions): CallCentre => {
  const { centre, newId } = options;
  const clock = stoppable(options.clock);
  const choices = new Choices(options.undocumented?.transfers ?? {});
  const switchboard = new Switchboard({
    ...{ clock, announce, changed },
    contacts: new Contacts(),
    softphones: new Softphones(centre.agents, clock.now()),
    endings: endingsBy(() => choices.now),
    whisper: (contact, connect) => (hearsFlows(contact) ? flowDesk.whisper(contact, connect) : connect()),
    moved: (contact) => void (hearsFlows(contact) && flowDesk.follow(contact)),
  });
  const queues = new Queues(centre, instance);
  const flows = new Flows(instance, newId);
  const ringing = new Ringing(switchboard, clock);
  const callbacks = new Callbacks(switchboard, ringing);
  const lambdas = new LambdaDesk((arn, payload) => options.invokeLambda(arn, payload), clock);
  const entry: CallCentre['entry'] = {};
  const flowDesk = new FlowDesk({
    ...{ instance, clock, newId, switchboard, queues, flows, lambdas },
    flowIdOf: ({ contactId, initiationMethod }) =>
      initiationMethod === 'INBOUND' ? entry.flowId : callbacks.flowIdOf(contactId),
    queueFlowAfterDequeue: options.undocumented?.queueFlowAfterDequeue ?? 'same',
  });
  return {
    ...{ switchboard, callbacks, queues, flows, lambdas, entry, choices },
    ...peopleOf({ switchboard, ringing, queues, newId, choices: () => choices.now }),
    stop: () => clock.stop(),
  };
};
