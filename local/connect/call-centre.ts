/** The call model and the flows that run in it, put together. */
import { stoppable } from './clock.ts';
import type { ContactEventType } from './events/event-type.ts';
import { FlowDesk } from './flow/flow-desk.ts';
import { Flows } from './flow/flows.ts';
import { LambdaDesk } from './flow/lambda-desk.ts';
import type { Instance } from './instance.ts';
import { Callbacks } from './model/callbacks.ts';
import type { Contact } from './model/contact.ts';
import { Contacts } from './model/contacts.ts';
import { Customer } from './model/customer.ts';
import { Queues } from './model/queues.ts';
import { Softphones } from './model/softphones.ts';
import { Switchboard } from './model/switchboard.ts';
import type { ConnectOptions } from './options.ts';

export interface CallCentreOptions {
  readonly options: ConnectOptions;
  readonly instance: Instance;
  announce(type: ContactEventType, contact: Contact): void;
  changed(): void;
}

export interface CallCentre {
  readonly switchboard: Switchboard;
  readonly callbacks: Callbacks;
  readonly customer: Customer;
  readonly queues: Queues;
  readonly flows: Flows;
  readonly lambdas: LambdaDesk;
  stop(): void;
}

export const callCentre = ({ options, instance, announce, changed }: CallCentreOptions): CallCentre => {
  const { centre, newId } = options;
  const clock = stoppable(options.clock);
  const switchboard = new Switchboard({
    ...{ clock, announce, changed },
    contacts: new Contacts(),
    softphones: new Softphones(centre.agents, clock.now()),
    moved: (contact) => flowDesk.follow(contact),
  });
  const queues = new Queues(centre, instance);
  const flows = new Flows(instance, newId);
  const callbacks = new Callbacks(switchboard, clock);
  const lambdas = new LambdaDesk((arn, payload) => options.invokeLambda(arn, payload), clock);
  const flowDesk = new FlowDesk({
    ...{ instance, clock, newId, switchboard, queues, flows, lambdas },
    flowIdOf: (contactId) => callbacks.flowIdOf(contactId),
    queueFlowAfterDequeue: options.undocumented?.queueFlowAfterDequeue ?? 'same',
  });
  const customer = new Customer(switchboard, callbacks);
  return { switchboard, callbacks, customer, queues, flows, lambdas, stop: () => clock.stop() };
};
