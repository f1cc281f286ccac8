/** Three calls on the laptop contact centre, and all that they made the functions ask. */
import { outages } from '../../local/cloud/outages.ts';
import { type Broken, type CallbackStory, callbackStory } from '../scenarios/callback-story.ts';
import { type TableReader, tableReader } from '../scenarios/tables.ts';
import { type Asked, type Traffic, trafficCounter } from './traffic.ts';

export interface Spent {
  readonly asked: readonly Asked[];
  readonly invocations: number;
  /** Frames to and from pages. */
  readonly frames: number;
  readonly ledgerEntries: number;
  /** Of the interruption's item, in bytes. */
  readonly itemBytes: number;
}

export interface Stories {
  /** How often functions ran for a call that the agent ended. */
  readonly agentEnded: number;
  /** Up to the push of the offer, by the function that pushes it, when everything is warm. */
  readonly dropToPush: readonly Asked[];
  /** Between the agent's yes and the call. */
  readonly callback: readonly Asked[];
  /** A drop that is offered, and whose agent closes the contact. */
  readonly closed: Spent;
  /** A drop that is resumed, and finalised. */
  readonly resumed: Spent;
}

interface Stage {
  readonly story: CallbackStory;
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

const mentions = (contactId: string) => (payload: unknown) => JSON.stringify(payload).includes(contactId);

const agentEnds = async ({ story }: Stage): Promise<number> => {
  const contactId = await story.call(true);
  await story.act('amina', 'hangup', { contactId });
  // Events leave Amazon Connect in order: once a later one has come, this one has, or never does.
  await story.tidy();
  await story.broken();
  await story.tidy();
  await story.laptop.cloud.idle();
  const isAbout = mentions(contactId);
  return story.laptop.cloud.invocations.list().filter(({ payload }) => isAbout(payload)).length;
};

const spentOn = async (stage: Stage, play: () => Promise<Broken>): Promise<Spent> => {
  const { story, traffic, tables } = stage;
  const { invocations } = story.laptop.cloud;
  await story.laptop.cloud.idle();
  const [asked, ran] = [traffic.asked.length, invocations.list().length];
  const heard = story.pages.amina.frames.length;
  const { contactId } = await play();
  await story.laptop.cloud.idle();
  const ledger = await tables.of('Ledger');
  const item = (await tables.of('Interruptions')).find(({ chainId }) => chainId === contactId);
  const mine = invocations.list().slice(ran);
  return {
    asked: traffic.asked.slice(asked),
    invocations: mine.length,
    frames:
      story.pages.amina.frames.length - heard + mine.filter(({ trigger }) => trigger === 'socket').length,
    ledgerEntries: ledger.filter(({ interruptionId }) => interruptionId === contactId).length,
    itemBytes: Buffer.byteLength(JSON.stringify(item)),
  };
};

const closes = async ({ story }: Stage): Promise<Broken> => {
  const broken = await story.broken();
  await story.act('amina', 'clear', { contactId: broken.contactId });
  await story.card(broken, 'ended');
  return broken;
};

const resumes = async ({ story }: Stage): Promise<Broken> => {
  const broken = await story.broken();
  story.yes(broken);
  const { contactId } = await story.ringing(broken);
  await story.caller.post(`calls/${contactId}/answer`);
  await story.ringsAt('amina', contactId);
  await story.act('amina', 'accept');
  await story.card(broken, 'resumed');
  const requestId = crypto.randomUUID();
  story.pages.amina.send({
    type: 'finalise',
    interruptionId: broken.contactId,
    requestId,
    fields: {},
  });
  await story.card(broken, 'ended');
  return broken;
};

export const playStories = async (): Promise<Stories> => {
  const traffic = trafficCounter();
  const story = await callbackStory({ outages: { ...outages(), route: traffic.route } });
  const tables = tableReader(story.info);
  const stage = { story, traffic, tables };
  try {
    const agentEnded = await agentEnds(stage);
    await story.laptop.cloud.idle();
    const closed = await spentOn(stage, () => closes(stage));
    await story.tidy();
    const resumed = await spentOn(stage, () => resumes(stage));
    const began = resumed.asked.findIndex(isPush);
    const call = resumed.asked.findIndex(({ operation }) => operation.includes('outbound-voice'));
    return {
      ...{ agentEnded, closed, resumed },
      dropToPush: untilPush(closed.asked),
      callback: resumed.asked.slice(began + 1, call),
    };
  } finally {
    tables.stop();
    await story.stop();
  }
};
