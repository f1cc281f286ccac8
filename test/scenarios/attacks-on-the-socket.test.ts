/** Agents who are signed in, and want what is not theirs or more than their share. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ClientFrame } from '../../core/contracts/agent-socket.ts';
import { viewIn } from '../../local/demo/agent-page.ts';
import { type AttackStory, attackStory } from './attack-story.ts';
import { callsFor, queueNamed } from './outsider.ts';

let story: AttackStory;

beforeAll(async () => {
  story = await attackStory();
});
afterAll(() => story?.stop());

describe("another agent's interruption", () => {
  const about = (interruptionId: string): readonly ClientFrame[] => [
    {
      type: 'choose',
      interruptionId,
      version: story.aminasOffer.version,
      choice: 'resume',
      via: 'button',
      requestId: 'theft-1',
    },
    {
      type: 'choose',
      interruptionId,
      version: story.aminasOffer.version,
      choice: 'end',
      via: 'popup',
      requestId: 'theft-2',
    },
    { type: 'finalise', interruptionId, requestId: 'theft-3', fields: { summary: 'nothing' } },
    { type: 'draft', interruptionId, fields: { summary: 'nothing' } },
    { type: 'shown', interruptionId, version: story.aminasOffer.version },
    { type: 'dialled', interruptionId, attempt: 1, outcome: 'dialling', contactId: story.contact.contactId },
    { type: 'dialled', interruptionId, attempt: 1, outcome: 'unclear', contactId: null },
  ];

  it('is not theirs to choose, finalise, type into, have seen or have dialled', async () => {
    for (const frame of about(story.aminasOffer.interruptionId))
      await story.isRefused('not-owner', async () => story.ben.send(frame));
    expect(await callsFor(story.info, story.aminasOffer.interruptionId)).toEqual([]);
  });

  it('cannot be told from one that does not exist, nor does a number in its place reach the log', async () => {
    for (const frame of about('+12025550199'))
      await story.isRefused('not-owner', async () => story.ben.send(frame));
    const answers = story.ben.frames.flatMap((frame) =>
      frame.type === 'result' && !frame.ok ? [`${frame.code}: ${frame.message}`] : [],
    );
    expect(new Set(answers).size).toBe(1);
  });
});

describe('a frame', () => {
  it.each([
    ['is no JSON', 'call +12025550199'],
    ['is of a type that the server sends', '{"type":"snapshot","interruptions":[],"serverNow":1}'],
    ['says who its agent is instead of what they want', '{"agentId":"amina","admin":true}'],
    ['has a number where a choice belongs', '{"type":"choose","choice":"+12025550199","requestId":"r"}'],
    ['walks up the prototypes', '{"__proto__":{"type":"ping"},"constructor":{"prototype":{"type":"ping"}}}'],
    ['is nested ten thousand deep', `${'['.repeat(10_000)}${']'.repeat(10_000)}`],
  ])('that %s changes nothing', async (_what, text) => {
    const socket = await story.wire();
    await story.laptop.cloud.idle();
    await story.isRefused('bad-frame', async () => {
      socket.say(text);
      await socket.until('the refusal', (frame) => frame.type === 'result' && !frame.ok);
    });
    await socket.close();
  });
});

describe('a page that floods its socket', () => {
  /** The local cloud runs ten processes of a function at most; each hears sixty frames at once and five a second. */
  const frames = 3_000;

  it('is not heard after a while, changes nothing, and takes nobody else the word', async () => {
    const socket = await story.wire();
    const kinds = await story.changesNothing(async () => {
      for (let frame = 0; frame < frames; frame += 1) socket.say({ type: 'ping' });
      story.ben.send({ type: 'ping' });
      await story.ben.until('an answer', (frame) => (frame.type === 'pong' ? frame : undefined));
    }, 1);
    expect(socket.heard.length).toBeLessThan(frames);
    expect(new Set(kinds)).toEqual(new Set(['too-many-frames']));
    expect(kinds.length).toBeLessThanOrEqual(10);
    await socket.close();
  });
});

describe('a number that is smuggled into a choice', () => {
  it('is not called: the callback goes to the customer, and carries nothing of it', async () => {
    const socket = await story.wire();
    const smuggled = '+12025550199';
    socket.say({
      type: 'choose',
      interruptionId: story.aminasOffer.interruptionId,
      version: story.aminasOffer.version,
      choice: 'resume',
      via: 'button',
      requestId: 'smuggler',
      phoneNumber: smuggled,
      destination: smuggled,
      number: smuggled,
      attributes: { rejoinInterruptionId: 'another', DestinationPhoneNumber: smuggled },
      settings: { outboundQueueId: queueNamed(story.info, 'Sales') },
    });
    const { callbackContactId } = await story.amina.until(
      'the callback',
      viewIn('dialling', (view) => view.callbackContactId !== null),
    );
    expect(callbackContactId).not.toBeNull();
    const calls = await callsFor(story.info, story.contact.contactId);
    expect(calls).toHaveLength(1);
    expect(calls[0]).toMatchObject({
      DestinationPhoneNumber: story.contact.number,
      QueueId: queueNamed(story.info, 'Support'),
    });
    expect(JSON.stringify(calls)).not.toContain(smuggled);
    await story.laptop.cloud.idle();
    await socket.close();
  });
});

describe('after all these attacks', () => {
  it('each refusal has left one line, and no log, metric or ledger entry has a secret in it', () =>
    story.leavesNoTrace());
});
