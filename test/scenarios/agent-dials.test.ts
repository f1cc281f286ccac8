/** The agent's own softphone calls the customer back: Amazon Connect is never asked to. */
import { DynamoDBClient, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { ServerFrame } from '../../core/contracts/agent-socket.ts';
import { type Broken, type CallbackStory, callbackStory } from './callback-story.ts';
import { queueNamed } from './outsider.ts';

let story: CallbackStory;

beforeAll(async () => {
  story = await callbackStory();
  const { region, credentials, endpoints, tables } = story.info;
  const database = new DynamoDBClient({ region, credentials, endpoint: endpoints.dynamodb });
  await database.send(
    new UpdateItemCommand({
      TableName: tables.QueueSettings,
      Key: marshall({ queueId: queueNamed(story.info, 'Billing') }),
      UpdateExpression: 'SET dialMode = :mode, clearBeforeDial = :clear',
      ExpressionAttributeValues: marshall({ ':mode': 'agent', ':clear': true }),
    }),
  );
  database.destroy();
}, 60_000);
afterEach(() => story.tidy());
afterAll(() => story?.stop());

const patience = 60_000;

type Told = Extract<ServerFrame, { type: 'dial' }>;

const told = ({ contactId }: Broken): Promise<Told> =>
  story.pages.amina.until('amina is told to dial', (frame) =>
    frame.type === 'dial' && frame.interruptionId === contactId ? frame : undefined,
  );

/** As the agent's page does it. */
const dials = async ({ interruptionId, attempt, relatedContactId, ...told }: Told): Promise<string> => {
  await story.act('amina', 'clear');
  const contactId = await story.act('amina', 'dial', { number: told.phoneNumber, relatedContactId });
  story.pages.amina.send({ type: 'dialled', interruptionId, attempt, outcome: 'dialling', contactId });
  return contactId;
};

const dialledTo = (number: string): number =>
  story.laptop.connect.world().calls.filter((call) => call.kind === 'outbound' && call.number === number)
    .length;

it(
  'the holder dials once, for the customer of the call that broke off',
  async () => {
    const broken = await story.broken();
    const requestId = story.yes(broken);
    const order = await told(broken);
    expect(order).toMatchObject({
      ...{ requestId, attempt: 1, phoneNumber: broken.from },
      ...{ relatedContactId: broken.contactId, clearFirst: broken.contactId },
    });
    const call = await dials(order);
    await story.caller.post(`calls/${call}/answer`);
    expect(await story.card(broken, 'resumed')).toMatchObject({ callbackContactId: call });
    expect(story.pages.ben.frames.filter(({ type }) => type === 'dial')).toEqual([]);
    expect(dialledTo(broken.from)).toBe(1);
    expect(await story.callsMade(broken)).toBe(0);
  },
  patience,
);

it(
  'a softphone that does not dial leaves the card standing, and nobody is called',
  async () => {
    const broken = await story.broken();
    story.yes(broken);
    const { interruptionId, attempt } = await told(broken);
    story.pages.amina.send({ type: 'dialled', interruptionId, attempt, outcome: 'refused', contactId: null });
    expect(await story.card(broken, 'offered', (view) => view.attempt === 1)).toMatchObject({
      reason: 'agent-could-not-dial',
      canResume: true,
    });
    expect(dialledTo(broken.from)).toBe(0);
    expect(await story.callsMade(broken)).toBe(0);
  },
  patience,
);
