/** Where and by whom the demo is played, so that what the options ask can happen. */
import { DynamoDBClient, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import type { LocalInfo } from '../desk/local-info.ts';
import { billing, sampleCall } from '../sample-centre.ts';
import type { DemoOptions } from './options.ts';

export interface DemoPlan {
  readonly queueId: string;
  readonly from: string;
}

/** International premium-rate service, which the simulated Amazon Connect does not call. */
const refusedNumber = '+97912025550';

/** Billing has two agents and recognises who calls in. */
export const planOf = ({ holder, customer, callback, dialMode }: DemoOptions): DemoPlan => ({
  queueId: holder === 'absent' || customer === 'calls-in' ? billing : sampleCall.queueId,
  from: callback === 'refused' && dialMode === 'system' ? refusedNumber : sampleCall.from,
});

/**
 * The queue's settings item is made to say who dials. The simulated softphone does not dial during after-contact
 * work, so the contact is cleared first; unless the softphone is to refuse.
 */
export const chooseDialMode = async (
  { region, credentials, endpoints, tables }: LocalInfo,
  { dialMode, callback }: DemoOptions,
  { queueId }: DemoPlan,
): Promise<void> => {
  if (dialMode === 'system') return;
  const client = new DynamoDBClient({
    region,
    credentials: { ...credentials },
    endpoint: endpoints.dynamodb,
  });
  try {
    await client.send(
      new UpdateItemCommand({
        TableName: tables.QueueSettings,
        Key: marshall({ queueId }),
        UpdateExpression: 'SET dialMode = :mode, clearBeforeDial = :clear',
        ExpressionAttributeValues: marshall({ ':mode': dialMode, ':clear': callback !== 'refused' }),
      }),
    );
  } finally {
    client.destroy();
  }
};
