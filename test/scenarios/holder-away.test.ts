/** The agent said yes and is not there when the customer answers: a colleague has the customer, called once. */
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { type Broken, type CallbackStory, callbackStory } from './callback-story.ts';

let story: CallbackStory;
beforeAll(async () => {
  story = await callbackStory();
}, 60_000);
afterEach(() => story.tidy());
afterAll(() => story?.stop());

const patience = 90_000;

const benHasThem = async (broken: Broken): Promise<void> => {
  await story.ringsAt('ben');
  expect(story.attributesAt('ben')).toMatchObject({ rejoinProtocol: broken.contactId });
  await story.act('ben', 'accept');
  await story.card(broken, 'resumed');
  expect(await story.callsMade(broken)).toBe(1);
};

it.each(['Break', 'Offline'])(
  'an agent whose next status is %s is not waited for',
  async (status) => {
    const broken = await story.broken();
    story.yes(broken);
    const { contactId } = await story.ringing(broken);
    await story.act('amina', 'status', { status });
    await story.caller.post(`calls/${contactId}/answer`);
    await benHasThem(broken);
  },
  patience,
);

it(
  'an agent who has logged out, whom Amazon Connect does not list, is waited for no longer than the queue allows',
  async () => {
    const broken = await story.broken();
    story.yes(broken);
    const { contactId } = await story.ringing(broken);
    await story.act('amina', 'status', { status: 'Offline' });
    await story.act('amina', 'clear');
    await story.caller.post(`calls/${contactId}/answer`);
    await benHasThem(broken);
  },
  patience,
);

it(
  'an agent who has taken another call is not torn out of it',
  async () => {
    const broken = await story.broken();
    story.yes(broken);
    const { contactId } = await story.ringing(broken);
    await story.act('ben', 'status', { status: 'Break' });
    await story.act('amina', 'clear');
    const other = await story.caller.post('calls', {
      from: '+12025550199',
      queueId: broken.offer.queueId,
    });
    await story.ringsAt('amina', String(other.contactId));
    await story.act('amina', 'accept');
    await story.act('ben', 'status', { status: 'Available' });
    await story.caller.post(`calls/${contactId}/answer`);
    await benHasThem(broken);
    expect(story.callOf(String(other.contactId))?.state).toBe('connected');
  },
  patience,
);
