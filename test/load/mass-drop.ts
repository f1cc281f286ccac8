/** Calls that drop, evenly over some seconds, one agent after the other. */
import { randomUUID } from 'node:crypto';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import type { LocalInfo } from '../../local/desk/local-info.ts';
import { dropOf, queueNamed } from '../scenarios/outsider.ts';

export interface Drop {
  readonly contactId: string;
  readonly agentId: string;
  readonly at: number;
}

/** PutEvents takes ten at once (Amazon EventBridge API reference). */
const batch = 10;

/** @param onDrop before the event is out */
export const massDrop = async (
  info: LocalInfo,
  agentIds: readonly string[],
  { drops, seconds }: { readonly drops: number; readonly seconds: number },
  onDrop: (drop: Drop) => void,
): Promise<void> => {
  const { region, credentials, endpoints } = info;
  const client = new EventBridgeClient({
    region,
    credentials: { ...credentials },
    endpoint: endpoints.eventbridge,
  });
  // A queue whose customers are not looked up: DescribeContact, at ten a second, is Amazon Connect's load.
  const queueId = queueNamed(info, 'Support');
  const entryOf = (index: number) => {
    const drop = {
      contactId: randomUUID(),
      agentId: agentIds[index % agentIds.length] ?? '',
      at: Date.now(),
    };
    onDrop(drop);
    const Detail = JSON.stringify(dropOf(info, { ...drop, queueId, number: '', attributes: {} }));
    return { Source: 'aws.connect', DetailType: 'Amazon Connect Contact Event', Detail };
  };
  const startedAt = Date.now();
  const sent: Promise<unknown>[] = [];
  for (let done = 0; done < drops; done += batch) {
    await until(startedAt + (done / drops) * seconds * 1_000);
    const indexes = Array.from({ length: Math.min(batch, drops - done) }, (_, more) => done + more);
    sent.push(client.send(new PutEventsCommand({ Entries: indexes.map(entryOf) })));
  }
  await Promise.all(sent);
  client.destroy();
};

const until = (instant: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, Math.max(0, instant - Date.now())));
