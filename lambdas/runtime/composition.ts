/** Builds the adapters and the use cases that every function shares. The Connect client is not among them. */

import type {
  ChainLists,
  Chains,
  OutboundChecks,
  QueueSettingsSource,
  WorkQueues,
} from '../../core/ports.ts';
import { type Advance, advance } from '../../core/use-cases/advance.ts';
import { carryOut } from '../../core/use-cases/carry-out.ts';
import { type Judge, judge } from '../../core/use-cases/judge.ts';
import { type ReportCallback, reportCallback } from '../../core/use-cases/report-callback.ts';
import { apiGatewayClient, dynamodbClient, sqsClient } from '../adapters/clients.ts';
import { dynamodbChainLists } from '../adapters/dynamodb-chain-lists.ts';
import { type ChainTables, dynamodbChains } from '../adapters/dynamodb-chains.ts';
import { dynamodbConnections } from '../adapters/dynamodb-connections.ts';
import { dynamodbOutboundChecks } from '../adapters/dynamodb-outbound-checks.ts';
import { dynamodbQueueSettings } from '../adapters/dynamodb-queue-settings.ts';
import { sqsWorkQueues } from '../adapters/sqs-work-queues.ts';
import { type Sockets, websocketAgentSockets } from '../adapters/websocket-agent-sockets.ts';
import { withCanaryQueue } from './canary-queue.ts';
import type { Delivery } from './delivery.ts';
import { clock, variable } from './environment.ts';
import { observe, onBrokenSettings, onGone, onNoPage, onUnreachable } from './telemetry.ts';

export interface Composition {
  readonly chains: Chains;
  readonly queues: WorkQueues;
  readonly sockets: Sockets;
  readonly settings: QueueSettingsSource;
  readonly checks: OutboundChecks;
  readonly advance: Advance;
  readonly judge: Judge;
  readonly reportCallback: ReportCallback;
  readonly clock: typeof clock;
}

const chainTables = (): ChainTables => ({
  interruptions: variable('INTERRUPTIONS_TABLE'),
  ledger: variable('LEDGER_TABLE'),
  agents: variable('AGENTS_TABLE'),
  callers: variable('CALLERS_TABLE'),
});

/** For the functions that show interruptions to agents, or find them by their customer. */
export const chainLists = (): ChainLists =>
  dynamodbChainLists({ client: dynamodbClient(), tables: chainTables() });

export const compose = (delivery: Delivery): Composition => {
  const client = dynamodbClient();
  const chains = dynamodbChains({
    client,
    clock,
    tables: chainTables(),
  });
  const connections = dynamodbConnections({ client, table: variable('AGENTS_TABLE'), clock });
  const sockets = websocketAgentSockets({
    client: apiGatewayClient(variable('SOCKET_MANAGEMENT_URL')),
    connections,
    onUnreachable,
    onGone,
    onNoPage,
  });
  const queues = sqsWorkQueues({
    client: sqsClient(),
    clock,
    urls: {
      deadlines: variable('DEADLINES_QUEUE_URL'),
      lookUps: variable('LOOK_UPS_QUEUE_URL'),
      dials: variable('DIALS_QUEUE_URL'),
    },
  });
  const settings = withCanaryQueue(
    dynamodbQueueSettings({
      client,
      table: variable('QUEUE_SETTINGS_TABLE'),
      clock,
      onBroken: onBrokenSettings,
    }),
  );
  const checks = dynamodbOutboundChecks({ client, table: variable('AGENTS_TABLE'), clock });
  const advanceChain = advance({
    chains,
    clock,
    carryOut: carryOut({ sockets, queues, clock }),
    observe,
    waitsForEffects: delivery === 'again',
  });
  return {
    chains,
    queues,
    sockets,
    settings,
    checks,
    clock,
    advance: advanceChain,
    judge: judge({ settings, checks }),
    reportCallback: reportCallback(advanceChain),
  };
};
