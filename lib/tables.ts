/** Everything Rejoin remembers. docs/ describes the items; here are only the keys and how they are kept. */
import { CfnOutput, RemovalPolicy } from 'aws-cdk-lib';
import { type Attribute, AttributeType, BillingMode, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';

interface Keys {
  readonly partitionKey: Attribute;
  readonly sortKey?: Attribute;
  /** Deletes items late, up to days: readers compare the instant themselves (DynamoDB developer guide, TTL). */
  readonly timeToLiveAttribute?: 'expiresAt';
}

const text = (name: string): Attribute => ({ name, type: AttributeType.STRING });
const number = (name: string): Attribute => ({ name, type: AttributeType.NUMBER });

export class Tables extends Construct {
  /** The admin's switch, one item per queue. */
  readonly queueSettings: Table;
  /** One item per conversation: its facts and the state of its interruption. */
  readonly interruptions: Table;
  /** Append-only: what happened to each interruption, in order. */
  readonly ledger: Table;
  /** What an agent's page needs: open sockets and open interruptions. */
  readonly agents: Table;
  /** Open interruptions by the hash of their customer's number. */
  readonly callers: Table;
  /** One-use tickets for opening a socket, by hash. */
  readonly tickets: Table;
  /** How many callbacks were made lately, by hash of the number, agent and minute; and when the next may be. */
  readonly dialLimits: Table;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.queueSettings = this.table('QueueSettings', { partitionKey: text('queueId') });
    this.interruptions = this.table('Interruptions', {
      partitionKey: text('chainId'),
      timeToLiveAttribute: 'expiresAt',
    });
    this.ledger = this.table('Ledger', { partitionKey: text('interruptionId'), sortKey: number('seq') });
    this.agents = this.table('Agents', {
      partitionKey: text('agentId'),
      sortKey: text('item'),
      timeToLiveAttribute: 'expiresAt',
    });
    this.callers = this.table('Callers', {
      partitionKey: text('callerHash'),
      sortKey: text('interruptionId'),
      timeToLiveAttribute: 'expiresAt',
    });
    this.tickets = this.table('Tickets', {
      partitionKey: text('ticketHash'),
      timeToLiveAttribute: 'expiresAt',
    });
    this.dialLimits = this.table('DialLimits', {
      partitionKey: text('limit'),
      timeToLiveAttribute: 'expiresAt',
    });
  }

  private table(name: string, keys: Keys): Table {
    const table = new Table(this, name, {
      ...keys,
      billingMode: BillingMode.PAY_PER_REQUEST,
      encryption: TableEncryption.DEFAULT,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      removalPolicy: RemovalPolicy.RETAIN,
    });
    new CfnOutput(this, `${name}Name`, { value: table.tableName }).overrideLogicalId(`${name}Table`);
    return table;
  }
}
