/**
 * Who may ask Amazon Connect what. The resources are those that AWS lists for each action (service authorization
 * reference, Amazon Connect); which of them it looks at, only an instance can tell: docs/verify-on-aws.md, step 0.
 */
import type { ConnectInstance } from './configuration.ts';
import type { HandlerFunction } from './handler-function.ts';
import type { HandlerFunctions } from './handler-functions.ts';

const connectUsers = [
  'look-ups',
  'dials',
  'free-agent',
  'customer-calls-in',
  'socket-message',
  'ticket',
] as const;

export const letUseConnect = (functions: HandlerFunctions, instance: ConnectInstance): void => {
  const { arn } = instance;
  allow(functions.of('look-ups'), 'DescribeContact', contacts(arn), 'how and with whom the call ended');
  letDial(functions.of('dials'), arn);
  letFreeAgents(functions.of('free-agent'), arn);
  letKnowCustomers(functions.of('customer-calls-in'), arn);
  for (const name of ['dials', 'socket-message'] as const) letAskWhereAgentsMayCall(functions.of(name), arn);
  allow(
    functions.of('socket-message'),
    'UpdateContactAttributes',
    contacts(arn),
    'what the agent writes into the form is kept with the contact',
  );
  functions.of('ticket').allow({
    ...{ actions: ['connect:SearchUsers'], resources: [arn], on: 'the instance' },
    why: 'the agent whose user name is in the token',
  });
  for (const name of connectUsers) functions.of(name).tell({ CONNECT_INSTANCE_ARN: arn });
};

interface Kind {
  readonly resources: readonly string[];
  readonly on: string;
}

const ofType =
  (type: string, on: string) =>
  (instanceArn: string): Kind => ({ resources: [`${instanceArn}/${type}/*`], on });

const contacts = ofType('contact', 'contacts of the instance');
const agents = ofType('agent', 'agents of the instance');
const routingProfiles = ofType('routing-profile', 'routing profiles of the instance');
const queues = ofType('queue', 'queues of the instance');
const hours = ofType('operating-hours', 'hours of operation of the instance');
const statuses = ofType('agent-state', 'agent statuses of the instance');

const allow = (handler: HandlerFunction, operation: string, kind: Kind, why: string): void =>
  handler.allow({ actions: [`connect:${operation}`], ...kind, why });

const letDial = (handler: HandlerFunction, arn: string): void => {
  allow(handler, 'DescribeContact', contacts(arn), 'the last look before a call: whom, and whether still');
  // AWS lists no resource type and no condition key for this action: it can be narrowed to one function, not to
  // one instance.
  const anything = { resources: ['*'], on: 'every instance (AWS knows nothing narrower)' };
  allow(handler, 'StartOutboundVoiceContact', anything, 'the callback');
  allow(handler, 'StopContact', contacts(arn), 'a callback still rings when the customer calls in');
  allow(
    handler,
    'GetEffectiveHoursOfOperations',
    hours(arn),
    'nobody is called outside the hours of the queue',
  );
};

const letFreeAgents = (handler: HandlerFunction, arn: string): void => {
  allow(
    handler,
    'DismissUserContact',
    agents(arn),
    "the agent's after-contact work ends, so that they can take it",
  );
  // The four resource types that the action takes, although it is asked for one agent.
  const filters = ['agent', 'queue', 'routing-profile', 'agent-group'].map((type) => `${arn}/${type}/*`);
  const all = { resources: filters, on: 'agents, queues, routing profiles and agent groups of the instance' };
  allow(handler, 'GetCurrentUserData', all, 'whether the agent would take a call now');
  allow(handler, 'ListAgentStatuses', statuses(arn), 'which statuses take calls');
};

const letKnowCustomers = (handler: HandlerFunction, arn: string): void => {
  allow(handler, 'GetContactAttributes', contacts(arn), 'what the call that broke off carried');
  allow(handler, 'UpdateContactAttributes', contacts(arn), 'the new call carries it too');
};

const letAskWhereAgentsMayCall = (handler: HandlerFunction, arn: string): void => {
  const why = 'whether the agent may call out from the queue';
  allow(handler, 'DescribeUser', agents(arn), why);
  for (const operation of ['DescribeRoutingProfile', 'ListRoutingProfileQueues'])
    allow(handler, operation, routingProfiles(arn), why);
  allow(handler, 'DescribeQueue', queues(arn), why);
};
