/** Whether what invokes a function has been here before. */
import type { SQSRecord } from 'aws-lambda';

/**
 * `first`: it has not, as no request of a page or a flow ever has.
 * `again`: it may have, and an earlier run may have died over its effects.
 */
export type Delivery = 'first' | 'again';

/** SQS counts how often a message was received, this time included (ReceiveMessage, MessageSystemAttributeNames). */
export const deliveryOf = ({ attributes }: SQSRecord): Delivery =>
  attributes.ApproximateReceiveCount === '1' ? 'first' : 'again';
