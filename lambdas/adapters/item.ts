/** Plain values to DynamoDB's attribute values and back. */
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';

export type Item = Record<string, AttributeValue>;

/** Members that are undefined are left out, as JSON leaves them out. */
export const toItem = (value: Record<string, unknown>): Item =>
  marshall(value, { removeUndefinedValues: true });

export const fromItem = (item: Item): Record<string, unknown> => unmarshall(item);
