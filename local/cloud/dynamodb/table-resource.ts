/** AWS::DynamoDB::Table */
import { type JsonObject, objectOr, stringOr } from '../json.ts';
import { arnOf, generatedName, type Place } from '../place.ts';
import type { ResourceType } from '../template/resource-type.ts';
import type { TableStore } from './table-store.ts';
import type { TimeToLive } from './time-to-live.ts';

const definitionOf = (properties: JsonObject, name: string): JsonObject => {
  const { TimeToLiveSpecification: _ttl, ...rest } = properties;
  const known = [
    'AttributeDefinitions',
    'KeySchema',
    'BillingMode',
    'ProvisionedThroughput',
    'GlobalSecondaryIndexes',
    'LocalSecondaryIndexes',
  ];
  return {
    ...Object.fromEntries(Object.entries(rest).filter(([key]) => known.includes(key))),
    TableName: name,
  };
};

export const tableResource = (place: Place, store: TableStore, timeToLive: TimeToLive): ResourceType => ({
  honoured: [
    ...['TableName', 'AttributeDefinitions', 'KeySchema', 'BillingMode', 'ProvisionedThroughput'],
    ...['GlobalSecondaryIndexes', 'LocalSecondaryIndexes'],
    ...['TimeToLiveSpecification.AttributeName', 'TimeToLiveSpecification.Enabled'],
  ],
  noEffect: {
    PointInTimeRecoverySpecification: 'tables live in memory; there is nothing to recover',
    DeletionProtectionEnabled: 'nothing deletes tables here',
    SSESpecification: 'data never leaves the process',
    ContributorInsightsSpecification: 'no metrics are kept',
    TableClass: 'concerns the price only',
    Tags: 'nothing reads them',
  },
  async create({ logicalId, properties }) {
    const name = stringOr(properties.TableName, generatedName(place, logicalId, 255));
    await store.create(definitionOf(properties, name));
    const { AttributeName, Enabled } = objectOr(properties.TimeToLiveSpecification, {});
    if (typeof AttributeName === 'string' && Enabled === true) timeToLive.enable(name, AttributeName);
    return { ref: name, attributes: { Arn: arnOf(place, 'dynamodb', `table/${name}`) } };
  },
});
