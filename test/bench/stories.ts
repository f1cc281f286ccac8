/** Three calls on the laptop contact centre, under the settings of a queue that was only switched on, and all that they made functions ask. */
import { setTimeout } from 'node:timers/promises';
import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import type { View } from '../../core/contracts/agent-socket.ts';
import { seconds } from '../../core/time.ts';
import { outages } from '../../local/cloud/outages.ts';
import { viewIn } from '../../local/demo/agent-page.ts';
import type { LocalInfo } from '../../local/desk/local-info.ts';
import { billing } from '../../local/sample-centre.ts';
import { type TableReader, tableReader } from '../scenarios/tables.ts';
import { offerTo, type TransferStory, transferStory } from '../scenarios/transfer-story.ts';
import { type Asked, type Traffic, trafficCounter } from './traffic.ts';

export interface Spent {
  readonly asked: readonly Asked[];
  readonly invocations: number;
  /** To and from pages. */
  readonly frames: number;
  readonly ledgerEntries: number;
  /** Of the interruption's item. */
  readonly itemBytes: number;
}

export interface Stories {
  /** How often functions ran for a call that the agent ended. */
  readonly agentEnded: number;
  /** Up to the push of the offer, by the function that pushes it, when everything is warm. */
  readonly dropToPush: readonly Asked[];
  /** From the agent's yes to the call. */
  readonly callback: readonly Asked[];
  /** A drop that is offered, and whose agent closes the contact. */
  readonly closed: Spent;
  /** A drop that is resumed, and finalised. */
  readonly resumed: Spent;
}

interface Stage {
  readonly story: TransferStory;
  readonly traffic: Traffic;
  readonly tables: TableReader;
}

const isPush = ({ operation }: Asked): boolean =>
  operation.startsWith('POST') && operation.includes('/@connections/');

const untilPush = (asked: readonly Asked[]): readonly Asked[] => {
  const push = asked.findIndex(isPush);
  const by = asked[push]?.accessKey;
  return asked.slice(0, push + 1).filter(({ accessKey }) => accessKey === by);
};

const switchOn = async ({ region, credentials, endpoints, tables }: LocalInfo): Promise<void> => {
  const client = new DynamoDBClient({ region, credentials, endpoint: endpoints.dynamodb });
  const settings = { queueId: billing, callbackEnabled: true, outboundQueueId: billing };
  await client.send(new PutItemCommand({ TableName: tables.QueueSettings, Item: marshall(settings) }));
  client.destroy();
};

const drops = async ({ story }: Stage): Promise<View> => {
  const contactId = await story.call(true);
  await story.caller.post(`calls/${contactId}/drop`);
  return offerTo(story.pages.amina, contactId);
};

const card = ({ story }: Stage, { interruptionId }: View, state: View['state']): Promise<View> =>
  story.pages.amina.until(
    `${state} on the card`,
    viewIn(state, (view) => view.interruptionId === interruptionId),
  );

/** The flow of the centre's numbers asks who calls, of every call; that is not part of noticing drops. */
const isAskedByFlow = 'customer-calls-in';

const agentEnds = async (stage: Stage): Promise<number> => {
  const { story } = stage;
  const contactId = await story.call(true);
  await story.act('amina', 'hangup', { contactId });
  await story.tidy();
  // Events leave Amazon Connect in order: once those of a later call have come, these have, or never do.
  await closes(stage);
  await story.laptop.cloud.idle();
  return story.laptop.cloud.invocations
    .list()
    .filter(({ handlerName }) => handlerName !== isAskedByFlow)
    .filter(({ payload }) => JSON.stringify(payload).includes(contactId)).length;
};

const closes = async (stage: Stage): Promise<View> => {
  const offer = await drops(stage);
  await stage.story.act('amina', 'clear', { contactId: offer.contactId });
  await card(stage, offer, 'ended');
  return offer;
};

/** Nobody answers sooner; and DescribeContact, which lags, knows of the end by then (assumed). */
const toRead = seconds(1);

const resumes = async (stage: Stage): Promise<View> => {
  const { amina } = stage.story.pages;
  const offer = await drops(stage);
  await setTimeout(toRead);
  amina.choose(offer, 'resume', 'popup');
  const { callbackContactId: contactId } = await amina.until(
    'the callback',
    viewIn(
      'dialling',
      (view) => view.interruptionId === offer.interruptionId && view.callbackContactId !== null,
    ),
  );
  const { story } = stage;
  await story.caller.until('the callback rings', ({ calls }) =>
    calls.find((call) => call.contactId === contactId && call.state === 'ringing'),
  );
  await story.caller.post(`calls/${contactId}/answer`);
  await story.ringsAt('amina', contactId ?? undefined);
  await story.act('amina', 'accept');
  await card(stage, offer, 'resumed');
  const requestId = crypto.randomUUID();
  amina.send({ type: 'finalise', interruptionId: offer.interruptionId, requestId, fields: {} });
  await card(stage, offer, 'ended');
  return offer;
};

const spentOn = async (stage: Stage, play: () => Promise<View>): Promise<Spent> => {
  const { story, traffic, tables } = stage;
  const { cloud } = story.laptop;
  await cloud.idle();
  const [asked, ran, heard] = [
    traffic.asked.length,
    cloud.invocations.list().length,
    story.pages.amina.frames.length,
  ];
  const { interruptionId } = await play();
  await cloud.idle();
  const ledger = await tables.of('Ledger');
  const item = (await tables.of('Interruptions')).find(({ chainId }) => chainId === interruptionId);
  const mine = cloud.invocations.list().slice(ran);
  const said = mine.filter(({ handlerName }) => handlerName === 'socket-message').length;
  return {
    asked: traffic.asked.slice(asked),
    invocations: mine.filter(({ handlerName }) => handlerName !== isAskedByFlow).length,
    frames: story.pages.amina.frames.length - heard + said,
    ledgerEntries: ledger.filter((entry) => entry.interruptionId === interruptionId).length,
    itemBytes: Buffer.byteLength(JSON.stringify(item)),
  };
};

export const playStories = async (): Promise<Stories> => {
  const traffic = trafficCounter();
  const story = await transferStory({ outages: { ...outages(), route: traffic.route } });
  const tables = tableReader(story.info);
  const stage = { story, traffic, tables };
  try {
    await switchOn(story.info);
    const agentEnded = await agentEnds(stage);
    const closed = await spentOn(stage, () => closes(stage));
    await story.tidy();
    const resumed = await spentOn(stage, () => resumes(stage));
    const call = resumed.asked.findIndex(({ operation }) => operation.includes('outbound-voice'));
    return {
      ...{ agentEnded, closed, resumed },
      dropToPush: untilPush(closed.asked),
      callback: resumed.asked.slice(resumed.asked.findIndex(isPush) + 1, call),
    };
  } finally {
    tables.stop();
    await story.stop();
  }
};
