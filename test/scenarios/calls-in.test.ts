/** The customer does not wait to be called back: through the real flows, functions, database and sockets. */
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { answerTo, type CallbackStory, callbackStory } from './callback-story.ts';

let story: CallbackStory;
beforeAll(async () => {
  story = await callbackStory();
}, 60_000);
afterEach(() => story.tidy());
afterAll(() => story?.stop());

const patience = 40_000;

it(
  'a customer who calls in while the agent is asked is led to that agent, and a later yes calls nobody',
  async () => {
    const broken = await story.broken();
    const call = await story.callsIn(broken);
    expect(await story.card(broken, 'ended')).toMatchObject({ reason: 'customer-returned' });
    await story.ringsAt('amina', call);
    expect(story.attributesAt('amina')).toMatchObject({
      rejoinProtocol: broken.contactId,
      rejoinInterruptionId: broken.contactId,
    });
    const answer = await story.pages.amina.until('the answer', answerTo(story.yes(broken)));
    expect(answer.ok).toBe(false);
    expect(await story.callsMade(broken)).toBe(0);
  },
  patience,
);

it(
  'a callback that rings is hung up when the customer calls in',
  async () => {
    const broken = await story.broken();
    story.yes(broken);
    const callback = await story.ringing(broken);
    const call = await story.callsIn(broken);
    await story.caller.until('the callback is over', ({ calls }) =>
      calls.find(({ contactId, state }) => contactId === callback.contactId && state === 'ended'),
    );
    expect(story.callOf(callback.contactId)?.endedBy).toBe('api');
    await story.ringsAt('amina', call);
    expect(await story.callsMade(broken)).toBe(1);
  },
  patience,
);

it(
  'once agent and customer have each other again, a call of the customer is an ordinary one',
  async () => {
    const broken = await story.broken();
    story.yes(broken);
    const callback = await story.ringing(broken);
    await story.caller.post(`calls/${callback.contactId}/answer`);
    await story.ringsAt('amina', callback.contactId);
    await story.act('amina', 'accept');
    await story.card(broken, 'resumed');
    const call = await story.callsIn(broken);
    await story.ringsAt('ben', call);
    expect(story.attributesAt('ben')).not.toHaveProperty('rejoinInterruptionId');
    expect(story.callOf(callback.contactId)?.state).toBe('connected');
    expect(await story.callsMade(broken)).toBe(1);
  },
  patience,
);

it(
  'of two calls from one number at once, one is led to the agent and the other is an ordinary one',
  async () => {
    const broken = await story.broken();
    const calls = await Promise.all([story.callsIn(broken), story.callsIn(broken)]);
    await story.ringsAt('amina');
    await story.ringsAt('ben');
    expect(story.attributesAt('amina')).toHaveProperty('rejoinInterruptionId', broken.contactId);
    expect(story.attributesAt('ben')).not.toHaveProperty('rejoinInterruptionId');
    expect(calls.map((call) => story.callOf(call)?.state)).toEqual(['offered', 'offered']);
    expect(await story.callsMade(broken)).toBe(0);
  },
  patience,
);
