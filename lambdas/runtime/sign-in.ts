/** Builds what the socket's sign-in needs. */
import { dynamodbClient } from '../adapters/clients.ts';
import { type Connections, dynamodbConnections } from '../adapters/dynamodb-connections.ts';
import { dynamodbTickets, type Tickets } from '../adapters/dynamodb-tickets.ts';
import { clock, variable } from './environment.ts';

export const tickets = (): Tickets =>
  dynamodbTickets({ client: dynamodbClient(), table: variable('TICKETS_TABLE'), clock });

export const connections = (): Connections =>
  dynamodbConnections({ client: dynamodbClient(), table: variable('AGENTS_TABLE'), clock });
