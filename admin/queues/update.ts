/** A change as one conditional UpdateItem: it touches nothing else and insists on the item as it was read. */
import type { AttributeValue, UpdateItemCommandInput } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import type { Change } from './change.ts';
import type { QueueItem } from './queue-item.ts';

/** Placeholders for names and values: several settings are reserved words of DynamoDB. */
class Placeholders {
  readonly names: Record<string, string> = {};
  readonly values: Record<string, AttributeValue> = {};

  name(attribute: string): string {
    const known = Object.keys(this.names).find((placeholder) => this.names[placeholder] === attribute);
    if (known) return known;
    const placeholder = `#n${Object.keys(this.names).length}`;
    this.names[placeholder] = attribute;
    return placeholder;
  }

  value(value: AttributeValue): string {
    const placeholder = `:v${Object.keys(this.values).length}`;
    this.values[placeholder] = value;
    return placeholder;
  }
}

export const updateOf = (
  queueId: string,
  before: QueueItem | undefined,
  { set, unset }: Change,
): Omit<UpdateItemCommandInput, 'TableName'> => {
  const at = new Placeholders();
  const assigned = Object.entries(marshall(set)).map(
    ([name, value]) => `${at.name(name)} = ${at.value(value)}`,
  );
  const removed = unset.map((name) => at.name(name));
  const asRead = Object.entries(before?.attributes ?? {}).map(
    ([name, value]) => `${at.name(name)} = ${at.value(value)}`,
  );
  const added = Object.keys(set).filter((name) => !before?.attributes[name]);
  const absent = [...(before ? [] : ['queueId']), ...added].map(
    (name) => `attribute_not_exists(${at.name(name)})`,
  );
  return {
    Key: { queueId: { S: queueId } },
    UpdateExpression: [
      ...(assigned.length > 0 ? [`SET ${assigned.join(', ')}`] : []),
      ...(removed.length > 0 ? [`REMOVE ${removed.join(', ')}`] : []),
    ].join(' '),
    ConditionExpression: [...asRead, ...absent].join(' AND '),
    ExpressionAttributeNames: at.names,
    ExpressionAttributeValues: at.values,
  };
};
