/** Puts the simulated Connect's events on the bus, with the AWS SDK's own client. */
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';

/** An EventBridge event as Amazon Connect sends it. */
export interface Envelope {
  readonly source: string;
  readonly 'detail-type': string;
  readonly time: string;
  readonly resources: readonly string[];
  readonly detail: unknown;
}

export interface EventPublisher {
  publish(event: Envelope): Promise<void>;
  stop(): void;
}

export const eventPublisher = (options: {
  readonly endpoint: string;
  readonly region: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
}): EventPublisher => {
  const client = new EventBridgeClient(options);
  return {
    publish: async (event) => {
      const { FailedEntryCount, Entries } = await client.send(
        new PutEventsCommand({
          Entries: [
            {
              Source: event.source,
              DetailType: event['detail-type'],
              Detail: JSON.stringify(event.detail),
              Resources: [...event.resources],
              Time: new Date(event.time),
            },
          ],
        }),
      );
      if (FailedEntryCount) throw new Error(`the bus refused a contact event: ${JSON.stringify(Entries)}`);
    },
    stop: () => client.destroy(),
  };
};
