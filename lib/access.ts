/**
 * Who may do what, and knows the names it needs for it. Every permission and every variable of every function
 * is on this page, except reading its own queue, logging, and the two things that name each other: see
 * `CALLBACK_FLOW_ARN` in rejoin-stack.ts.
 */
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import type { AgentSocket } from './agent-socket.ts';
import type { Configuration } from './configuration.ts';
import type { HandlerFunction } from './handler-function.ts';
import type { HandlerFunctions } from './handler-functions.ts';
import type { NumberKey } from './number-key.ts';
import type { Tables } from './tables.ts';
import type { WorkQueue } from './work-queue.ts';

export interface Resources {
  readonly functions: HandlerFunctions;
  readonly tables: Tables;
  readonly queues: { readonly deadlines: WorkQueue; readonly lookUps: WorkQueue; readonly dials: WorkQueue };
  readonly socket: AgentSocket;
  readonly numberKey: NumberKey;
  readonly configuration: Configuration & { readonly allowedOrigin: string };
}

export const grantAccess = (resources: Resources): void => {
  const keepers = [
    'contact-events',
    'look-ups',
    'dials',
    'deadlines',
    'socket-message',
    'free-agent',
    'customer-calls-in',
  ] as const;
  for (const name of keepers) letKeepInterruptions(resources.functions.of(name), resources);
  letUseConnect(resources);
  for (const name of ['socket-message', 'customer-calls-in'] as const)
    allowOn(resources.functions.of(name), resources.tables.interruptions, ['BatchGetItem']);
  letLimitCalls(resources);
  letRecogniseCallers(resources);
  letSignIn(resources);
};

const allowOn = (handler: HandlerFunction, table: Table, actions: readonly string[]): void =>
  handler.allow(
    actions.map((action) => `dynamodb:${action}`),
    [table.tableArn],
  );

const letKeepInterruptions = (handler: HandlerFunction, { tables, queues, socket }: Resources): void => {
  // A transaction is authorised by the actions of its parts (DynamoDB developer guide, "IAM and transactions").
  allowOn(handler, tables.interruptions, ['GetItem', 'UpdateItem']);
  allowOn(handler, tables.agents, ['Query', 'GetItem', 'PutItem', 'DeleteItem']);
  allowOn(handler, tables.callers, ['PutItem', 'DeleteItem']);
  allowOn(handler, tables.queueSettings, ['GetItem']);
  // Append-only: with this alone no function can read, change in place or remove an entry.
  allowOn(handler, tables.ledger, ['PutItem']);
  for (const { queue } of Object.values(queues)) handler.allow(['sqs:SendMessage'], [queue.queueArn]);
  socket.allowPush(handler);
  handler.tell({
    INTERRUPTIONS_TABLE: tables.interruptions.tableName,
    AGENTS_TABLE: tables.agents.tableName,
    CALLERS_TABLE: tables.callers.tableName,
    QUEUE_SETTINGS_TABLE: tables.queueSettings.tableName,
    LEDGER_TABLE: tables.ledger.tableName,
    DEADLINES_QUEUE_URL: queues.deadlines.queue.queueUrl,
    LOOK_UPS_QUEUE_URL: queues.lookUps.queue.queueUrl,
    DIALS_QUEUE_URL: queues.dials.queue.queueUrl,
    SOCKET_MANAGEMENT_URL: socket.managementUrl,
  });
};

const connectUsers = [
  'look-ups',
  'dials',
  'free-agent',
  'customer-calls-in',
  'socket-message',
  'ticket',
] as const;

const letUseConnect = ({ functions, configuration: { instance } }: Resources): void => {
  for (const name of ['look-ups', 'dials'] as const)
    functions.of(name).allow(['connect:DescribeContact'], [`${instance.arn}/contact/*`]);
  // AWS lists no resource type and no condition key for this action (service authorization reference, Amazon
  // Connect): it can be narrowed to one function, not to one instance.
  functions.of('dials').allow(['connect:StartOutboundVoiceContact'], ['*']);
  functions.of('dials').allow(['connect:StopContact'], [`${instance.arn}/contact/*`]);
  letFreeAgents(functions.of('free-agent'), instance);
  functions
    .of('customer-calls-in')
    .allow(
      ['connect:GetContactAttributes', 'connect:UpdateContactAttributes'],
      [`${instance.arn}/contact/*`],
    );
  for (const name of ['dials', 'socket-message'] as const)
    letAskWhereAgentsMayCall(functions.of(name), instance);
  functions.of('socket-message').allow(['connect:UpdateContactAttributes'], [`${instance.arn}/contact/*`]);
  functions.of('ticket').allow(['connect:SearchUsers'], [instance.arn]);
  for (const name of connectUsers) functions.of(name).tell({ CONNECT_INSTANCE_ARN: instance.arn });
};

const letFreeAgents = (handler: HandlerFunction, { arn }: Configuration['instance']): void => {
  handler.allow(['connect:DismissUserContact'], [`${arn}/agent/*`]);
  // The four resource types that the action takes, although it is asked for one agent (service authorization reference).
  handler.allow(
    ['connect:GetCurrentUserData'],
    ['agent', 'queue', 'routing-profile', 'agent-group'].map((type) => `${arn}/${type}/*`),
  );
  handler.allow(['connect:ListAgentStatuses'], [`${arn}/agent-state/*`]);
};

const letRecogniseCallers = ({ functions, tables, numberKey }: Resources): void => {
  for (const name of ['look-ups', 'customer-calls-in'] as const) numberKey.letHash(functions.of(name));
  allowOn(functions.of('customer-calls-in'), tables.callers, ['Query']);
};

const letLimitCalls = ({ functions, tables, numberKey, configuration }: Resources): void => {
  const { instance, limits } = configuration;
  const dials = functions.of('dials');
  allowOn(dials, tables.dialLimits, ['GetItem', 'PutItem', 'UpdateItem']);
  numberKey.letHash(dials);
  dials.allow(['connect:GetEffectiveHoursOfOperations'], [`${instance.arn}/operating-hours/*`]);
  dials.tell({
    DIAL_LIMITS_TABLE: tables.dialLimits.tableName,
    CALLS_PER_SECOND: String(limits.callsPerSecond),
    CALLS_PER_MINUTE: String(limits.callsPerMinute),
    CALLS_PER_AGENT_PER_HOUR: String(limits.callsPerAgentPerHour),
  });
};

const letAskWhereAgentsMayCall = (handler: HandlerFunction, { arn }: Configuration['instance']): void => {
  handler.allow(['connect:DescribeUser'], [`${arn}/agent/*`]);
  handler.allow(
    ['connect:DescribeRoutingProfile', 'connect:ListRoutingProfileQueues'],
    [`${arn}/routing-profile/*`],
  );
  handler.allow(['connect:DescribeQueue'], [`${arn}/queue/*`]);
};

const letSignIn = ({ functions, tables, configuration: { allowedOrigin, signIn } }: Resources): void => {
  const [ticket, authorizer] = [functions.of('ticket'), functions.of('socket-authorizer')];
  allowOn(ticket, tables.tickets, ['PutItem']);
  allowOn(authorizer, tables.tickets, ['DeleteItem']);
  for (const handler of [ticket, authorizer])
    handler.tell({ TICKETS_TABLE: tables.tickets.tableName, ALLOWED_ORIGIN: allowedOrigin });
  ticket.tell({
    JWT_ISSUER: signIn.issuer,
    JWT_AUDIENCE: signIn.audience,
    JWT_JWKS_URL: signIn.jwksUrl,
    JWT_USERNAME_CLAIM: signIn.usernameClaim,
  });

  const [connect, disconnect] = [functions.of('socket-connect'), functions.of('socket-disconnect')];
  allowOn(connect, tables.agents, ['PutItem']);
  allowOn(disconnect, tables.agents, ['DeleteItem']);
  for (const handler of [connect, disconnect]) handler.tell({ AGENTS_TABLE: tables.agents.tableName });
};
