/**
 * Who may do what and why, and knows the names it needs for it. Every permission and every variable of every
 * function is on this page, except reading its own queue, logging, and the two things that name each other: see
 * `CALLBACK_FLOW_ARN` in rejoin-stack.ts. `npm run permissions` says which of them the stories need.
 */
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import type { AgentSocket } from './agent-socket.ts';
import type { Configuration } from './configuration.ts';
import { letUseConnect } from './connect-access.ts';
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

/** Whoever keeps interruptions also tells the pages of them. */
export const keepers = [
  'contact-events',
  'look-ups',
  'dials',
  'deadlines',
  'socket-message',
  'free-agent',
  'customer-calls-in',
] as const;

export const grantAccess = (resources: Resources): void => {
  for (const name of keepers) letKeepInterruptions(resources.functions.of(name), resources);
  letOffer(resources);
  letKnowCallers(resources);
  letCheckOutbound(resources);
  letUseConnect(resources.functions, resources.configuration.instance);
  letReadSeveral(resources);
  letLimitCalls(resources);
  letRecogniseCallers(resources);
  letSignIn(resources);
};

const allowOn = (handler: HandlerFunction, table: Table, actions: readonly string[], why: string): void =>
  handler.allow({
    actions: actions.map((action) => `dynamodb:${action}`),
    resources: [table.tableArn],
    on: `table ${table.node.id}`,
    why,
  });

const letKeepInterruptions = (handler: HandlerFunction, { tables, queues, socket }: Resources): void => {
  // A transaction is authorised by the actions of its parts (DynamoDB developer guide, "IAM and transactions").
  allowOn(handler, tables.interruptions, ['GetItem', 'UpdateItem'], 'facts and state are read and written');
  allowOn(
    handler,
    tables.agents,
    ['Query', 'DeleteItem'],
    'which sockets the agent has; one that is gone is forgotten',
  );
  // No function can read or remove an entry. That it replaces none is a condition of the write: IAM knows no
  // difference between an item that is new and one that was there.
  allowOn(handler, tables.ledger, ['PutItem'], 'what happened is appended');
  // All of them to all three: whoever meets what another function left behind carries it out.
  const work = {
    deadlines: 'what is due later, also when another function left it behind',
    lookUps: 'what to ask Amazon Connect, also when another function left it behind',
    dials: 'whom to call, also when another function left it behind',
  };
  for (const name of ['deadlines', 'lookUps', 'dials'] as const) letSend(handler, queues[name], work[name]);
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

/** Only these look at the settings and open an interruption, which then is on its holder's list. */
const letOffer = ({ functions, tables }: Resources): void => {
  for (const name of ['contact-events', 'look-ups'] as const) {
    const handler = functions.of(name);
    allowOn(handler, tables.queueSettings, ['GetItem'], 'whether the queue offers callbacks, and when');
    allowOn(handler, tables.agents, ['GetItem'], 'whether the agent could call out, as it was last found');
    allowOn(handler, tables.agents, ['PutItem'], "the interruption is on its holder's list");
  }
};

/** While an interruption is open its customer is known by a hash: look-ups learns it, and whoever ends it takes it away. */
const letKnowCallers = ({ functions, tables: { callers } }: Resources): void => {
  allowOn(functions.of('look-ups'), callers, ['PutItem'], 'the customer is recognised should they call in');
  const ending = ['contact-events', 'look-ups', 'deadlines', 'socket-message', 'customer-calls-in'] as const;
  for (const name of ending)
    allowOn(
      functions.of(name),
      callers,
      ['DeleteItem'],
      'the customer is no longer recognised once it has ended',
    );
};

/** What is found out when an agent signs in. */
const letCheckOutbound = ({ functions, tables }: Resources): void => {
  const page = functions.of('socket-message');
  allowOn(page, tables.queueSettings, ['GetItem'], 'which outbound queues the agent would call from');
  allowOn(
    page,
    tables.agents,
    ['GetItem', 'PutItem'],
    'whether the agent could call out is kept for a while',
  );
};

const letSend = (handler: HandlerFunction, { queue, node }: WorkQueue, why: string): void =>
  handler.allow({ actions: ['sqs:SendMessage'], resources: [queue.queueArn], on: `queue ${node.id}`, why });

const letReadSeveral = ({ functions, tables }: Resources): void => {
  const why = {
    'socket-message': "a page that opens gets all of the agent's interruptions",
    'customer-calls-in': 'the open interruptions of the customer who calls in',
  };
  for (const name of ['socket-message', 'customer-calls-in'] as const)
    allowOn(functions.of(name), tables.interruptions, ['BatchGetItem'], why[name]);
};

const letRecogniseCallers = ({ functions, tables, numberKey }: Resources): void => {
  numberKey.letHash(functions.of('look-ups'), 'a customer who calls in later is recognised by the hash');
  numberKey.letHash(functions.of('customer-calls-in'), 'the customer who calls in is recognised by the hash');
  allowOn(
    functions.of('customer-calls-in'),
    tables.callers,
    ['Query'],
    'whether the caller has an open interruption',
  );
};

const letLimitCalls = ({ functions, tables, numberKey, configuration: { limits } }: Resources): void => {
  const dials = functions.of('dials');
  allowOn(
    dials,
    tables.dialLimits,
    ['GetItem', 'PutItem', 'UpdateItem'],
    'callbacks are counted and keep their line',
  );
  numberKey.letHash(dials, 'callbacks to a number are counted by its hash');
  dials.tell({
    DIAL_LIMITS_TABLE: tables.dialLimits.tableName,
    CALLS_PER_SECOND: String(limits.callsPerSecond),
    CALLS_PER_MINUTE: String(limits.callsPerMinute),
    CALLS_PER_AGENT_PER_HOUR: String(limits.callsPerAgentPerHour),
  });
};

const letSignIn = ({ functions, tables, socket, configuration }: Resources): void => {
  const { allowedOrigin, signIn } = configuration;
  const [ticket, authorizer] = [functions.of('ticket'), functions.of('socket-authorizer')];
  allowOn(ticket, tables.tickets, ['PutItem'], 'a ticket that opens one socket');
  allowOn(authorizer, tables.tickets, ['DeleteItem'], 'a ticket is used up by the socket that it opens');
  for (const handler of [ticket, authorizer])
    handler.tell({ TICKETS_TABLE: tables.tickets.tableName, ALLOWED_ORIGIN: allowedOrigin });
  ticket.tell({
    JWT_ISSUER: signIn.issuer,
    JWT_AUDIENCE: signIn.audience,
    JWT_JWKS_URL: signIn.jwksUrl,
    JWT_USERNAME_CLAIM: signIn.usernameClaim,
  });

  socket.allowClose(functions.of('socket-message'));

  const watcher = functions.of('canary');
  allowOn(
    watcher,
    tables.tickets,
    ['PutItem'],
    'a ticket for its own page, as an agent gets one who signs in',
  );
  watcher.tell({
    TICKETS_TABLE: tables.tickets.tableName,
    ALLOWED_ORIGIN: allowedOrigin,
    SOCKET_URL: socket.url,
  });

  const [connect, disconnect] = [functions.of('socket-connect'), functions.of('socket-disconnect')];
  allowOn(connect, tables.agents, ['PutItem'], "the socket is one of the agent's");
  allowOn(disconnect, tables.agents, ['DeleteItem'], "the socket is no more one of the agent's");
  for (const handler of [connect, disconnect]) handler.tell({ AGENTS_TABLE: tables.agents.tableName });
};
