/** The canary's event, on the account's default bus. */
import { type EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { canary, canaryDrop } from '../../core/contracts/canary.ts';
import { detailTypes } from '../../core/contracts/contact-event-pattern.ts';
import type { CanaryDeps } from '../../core/use-cases/run-canary.ts';

export const eventbridgeCanaryDrop =
  (client: EventBridgeClient): CanaryDeps['drop'] =>
  async (contactId, at) => {
    const { Entries = [] } = await client.send(
      new PutEventsCommand({
        Entries: [
          {
            Source: canary.source,
            DetailType: detailTypes[0],
            Detail: JSON.stringify(canaryDrop(contactId, at)),
          },
        ],
      }),
    );
    // An entry that was not taken is no error of the request (PutEvents, API reference).
    const refused = Entries.find(({ ErrorCode }) => ErrorCode !== undefined);
    if (refused) throw new Error(`EventBridge did not take the event: ${refused.ErrorCode}`);
  };
