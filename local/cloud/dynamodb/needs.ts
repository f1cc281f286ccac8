/** Which permissions a request of Amazon DynamoDB needs. */
import type { Need } from '../iam/iam.ts';
import { type JsonObject, listOf, objectOr } from '../json.ts';
import { arnOf, type Place } from '../place.ts';
import type { NeedsOf } from '../service.ts';

/** A transaction is authorised by the actions of its parts (Amazon DynamoDB developer guide, "Using IAM with transactions"). */
const partActions: Readonly<Record<string, string>> = {
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  Get: 'GetItem',
  ConditionCheck: 'ConditionCheckItem',
};

const needsOfPart = (part: unknown, tableArn: (name: unknown) => string): readonly Need[] =>
  Object.entries(objectOr(part, {})).map(([kind, request]) => ({
    action: `dynamodb:${partActions[kind] ?? kind}`,
    resource: tableArn(objectOr(request, {}).TableName),
  }));

export const dynamodbNeeds =
  (place: Place): NeedsOf =>
  (action, input) => {
    const tableArn = (name: unknown): string =>
      String(name).startsWith('arn:') ? String(name) : arnOf(place, 'dynamodb', `table/${String(name)}`);
    const named = `dynamodb:${action}`;
    switch (action) {
      case 'TransactWriteItems':
      case 'TransactGetItems':
        return listOf(input.TransactItems).flatMap((part) => needsOfPart(part, tableArn));
      case 'BatchGetItem':
      case 'BatchWriteItem':
        return Object.keys(objectOr(input.RequestItems, {})).map((name) => ({
          action: named,
          resource: tableArn(name),
        }));
      case 'ListTables':
        return [{ action: named, resource: '*' }];
      default:
        return [{ action: named, resource: tableArn(input.TableName) + indexOf(input) }];
    }
  };

/** An index is a resource of its own (service authorization reference, Amazon DynamoDB). */
const indexOf = ({ IndexName }: JsonObject): string =>
  IndexName === undefined ? '' : `/index/${String(IndexName)}`;
