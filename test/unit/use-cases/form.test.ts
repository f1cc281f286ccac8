import { describe, expect, it } from 'vitest';
import type { ClientFrame } from '../../../core/contracts/agent-socket.ts';
import type { Answers } from '../../../core/contracts/form.ts';
import { CrashPlan } from '../../in-memory/crash.ts';
import {
  amina,
  ben,
  call,
  callbackSucceeds,
  contactEvent,
  supportIsOn,
  theLineDrops,
  yes,
} from '../../in-memory/story.ts';
import { inMemoryWorld, type World } from '../../in-memory/world.ts';

const formFields = [
  { name: 'summary', label: 'What was it about?', type: 'text', required: true },
  { name: 'solved', label: 'Solved?', type: 'choice', options: ['Yes', 'No'] },
];
const answers = { summary: 'an invoice', solved: 'Yes' };
const kept = { contactId: call, answers };

const dropped = async (crash?: CrashPlan): Promise<World> => {
  const world = inMemoryWorld(crash);
  supportIsOn(world, { formFields });
  await theLineDrops(world);
  return world;
};
const draft = (fields: Answers): ClientFrame => ({ type: 'draft', interruptionId: call, fields });
const finalise = (fields: Answers = answers, requestId = 'done-1'): ClientFrame => ({
  type: 'finalise',
  interruptionId: call,
  requestId,
  fields,
});
const formOn = async (world: World, agentId = amina) => {
  const [frame] = await world.say(agentId, { type: 'hello' });
  return frame?.type === 'snapshot' ? frame.interruptions.map(({ form }) => form) : undefined;
};
const ok = { type: 'result', requestId: 'done-1', ok: true };
const open = { state: 'offered', case: { draft: { summary: 'an invo' } } };

describe('what the agent types', () => {
  it('is there after a reload, and on the other pages, without an answer or an entry in the ledger', async () => {
    const world = await dropped();
    expect(await world.say(amina, draft({ summary: 'an invo' }))).toEqual([]);
    expect(world.pushed.at(-1)).toMatchObject({
      agentId: amina,
      view: { form: { draft: { summary: 'an invo' } } },
    });
    expect(await formOn(world)).toMatchObject([{ draft: { summary: 'an invo' } }]);
    expect(world.ledgerTypes(call)).toEqual(['offered']);
  });

  it('leaves the question on: the yes that follows is about the same version', async () => {
    const world = await dropped();
    await world.say(amina, draft({ summary: 'an invo' }));
    expect(await world.say(amina, yes())).toMatchObject([{ ok: true }]);
  });

  it('survives the callback', async () => {
    const world = await dropped();
    await world.say(amina, draft({ summary: 'an invo' }));
    await world.say(amina, yes());
    await world.passTime(1);
    await callbackSucceeds(world);
    expect(world.interruption(call)?.state).toBe('resumed');
    expect(await formOn(world)).toMatchObject([{ draft: { summary: 'an invo' } }]);
  });

  it('survives the clearing of the contact: the card stays until it is finalised', async () => {
    const world = await dropped();
    await world.say(amina, draft({ summary: 'an invo' }));
    const droppedAt = new Date(world.clock.now()).toISOString();
    world.clock.turn(5_000);
    await world.event(contactEvent(world, { eventType: 'COMPLETED', droppedAt }));
    expect(world.interruption(call)).toMatchObject(open);
    expect(await world.say(amina, finalise())).toEqual([ok]);
  });

  it('is refused in words where it does not fit, and what stood there stays', async () => {
    const world = await dropped();
    await world.say(amina, draft({ summary: 'an invo' }));
    expect(await world.say(amina, draft({ note: 'x' }))).toEqual([
      {
        type: 'result',
        requestId: null,
        ok: false,
        code: 'not-possible',
        message: 'the form has no "note"; it has summary, solved',
      },
    ]);
    expect(world.interruption(call)).toMatchObject(open);
  });

  it('is refused from anyone but the holder, who alone sees it', async () => {
    const world = await dropped();
    await world.say(amina, draft({ summary: 'an invo' }));
    expect(await world.say(ben, draft({ summary: 'mine' }))).toMatchObject([
      { ok: false, code: 'not-owner' },
    ]);
    expect(world.interruption(call)).toMatchObject(open);
    expect(await formOn(world, ben)).toEqual([]);
  });
});

describe('finalising with answers', () => {
  it('keeps them as attributes of the first contact, and then ends the interruption', async () => {
    const world = await dropped();
    expect(await world.say(amina, finalise())).toEqual([ok]);
    expect(world.connect.saved).toEqual([kept]);
    expect(world.interruption(call)).toMatchObject({ state: 'ended', how: 'finalised', case: { draft: {} } });
    expect(world.pushed.at(-1)?.view).toMatchObject({ state: 'ended', form: null });
  });

  it('after a callback that succeeded keeps them with the first contact of the first conversation', async () => {
    const world = await dropped();
    await world.say(amina, yes());
    await world.passTime(1);
    await callbackSucceeds(world);
    expect(await world.say(amina, finalise())).toEqual([ok]);
    expect(world.connect.saved).toEqual([kept]);
  });

  it('on a transferred leg keeps them with the first contact of the conversation', async () => {
    const world = inMemoryWorld();
    supportIsOn(world, { formFields });
    await world.event({
      ...(contactEvent(world, { eventType: 'DISCONNECTED', contactId: 'leg-2' }) as object),
      detail: {
        ...(contactEvent(world, { eventType: 'DISCONNECTED', contactId: 'leg-2' }) as { detail: object })
          .detail,
        initialContactId: call,
      },
    });
    expect(await world.say(amina, finalise())).toEqual([ok]);
    expect(world.connect.saved).toEqual([kept]);
  });

  it('leaves out what was not answered, so that no attribute is overwritten with nothing', async () => {
    const world = await dropped();
    await world.say(amina, finalise({ summary: 'an invoice', solved: '' }));
    expect(world.connect.saved).toEqual([{ contactId: call, answers: { summary: 'an invoice' } }]);
  });

  it('twice with the same request is answered twice and saved once', async () => {
    const world = await dropped();
    expect(await world.say(amina, finalise())).toEqual([ok]);
    expect(await world.say(amina, finalise())).toEqual([ok]);
    expect(world.connect.saved).toEqual([kept]);
  });

  it.each([
    ['a required answer that is missing', { solved: 'Yes' }, '"What was it about?" must be filled in'],
    ['an answer that nobody asked for', { ...answers, note: 'x' }, 'the form has no "note"'],
    [
      'an option that is not offered',
      { ...answers, solved: 'Maybe' },
      '"Solved?" must be one of "Yes", "No"',
    ],
  ])('is refused for %s: nothing is saved, nothing closed', async (_, fields, words) => {
    const world = await dropped();
    await world.say(amina, draft({ summary: 'an invo' }));
    expect(await world.say(amina, finalise(fields))).toEqual([
      {
        type: 'result',
        requestId: 'done-1',
        ok: false,
        code: 'not-possible',
        message: expect.stringContaining(words),
      },
    ]);
    expect(world.connect.saved).toEqual([]);
    expect(world.interruption(call)).toMatchObject(open);
  });

  it.each([
    ['of another agent', ben, finalise(), 'not-owner'],
    ['while a callback is being made', amina, finalise(), 'not-possible'],
  ])('%s saves nothing', async (_, agentId, frame, code) => {
    const world = await dropped();
    await world.say(amina, yes());
    expect(await world.say(agentId, frame)).toMatchObject([{ ok: false, code }]);
    expect(world.connect.saved).toEqual([]);
  });
});

describe('answers that cannot be saved', () => {
  it('because Amazon Connect refuses them keep the card open, and the ledger says why', async () => {
    const world = await dropped();
    await world.say(amina, draft({ summary: 'an invo' }));
    world.connect.savings.push('refused');
    expect(await world.say(amina, finalise())).toMatchObject([
      {
        requestId: 'done-1',
        ok: false,
        code: 'not-possible',
        message: expect.stringContaining('refused to keep'),
      },
    ]);
    expect(world.interruption(call)).toMatchObject(open);
    expect(world.chains.ledger.at(-1)).toMatchObject({
      type: 'save-failed',
      by: `agent:${amina}`,
      detail: { reason: 'InvalidParameterException' },
    });
  });

  it.each([
    ['throttled', 'throttled'],
    ['answer lost', 'no-answer'],
  ] as const)('(%s) keep the card open, and the same request succeeds later', async (outcome, reason) => {
    const world = await dropped();
    await world.say(amina, draft({ summary: 'an invo' }));
    world.connect.savings.push(outcome);
    await expect(world.say(amina, finalise())).rejects.toThrow();
    expect(world.interruption(call)).toMatchObject(open);
    expect(world.chains.ledger.at(-1)).toMatchObject({ type: 'save-failed', detail: { reason } });
    expect(await world.say(amina, finalise())).toEqual([ok]);
    expect(world.connect.saved.at(-1)).toEqual(kept);
    expect(world.ledgerTypes(call)).toEqual(['offered', 'save-failed', 'finalised']);
  });
});

describe('a crash while finalising', () => {
  const sideEffects = async (): Promise<readonly [number, number]> => {
    const crash = new CrashPlan();
    const world = await dropped(crash);
    const before = crash.count;
    await world.say(amina, finalise());
    return [before, crash.count];
  };

  it('at any point, before or after the effect, ends with the answers saved and the case closed once', async () => {
    const [before, after] = await sideEffects();
    expect(after - before).toBeGreaterThanOrEqual(3);
    for (let at = before + 1; at <= after; at += 1)
      for (const when of ['before', 'after'] as const) {
        const world = await dropped(new CrashPlan(at, when));
        await world.insist(amina, finalise());
        expect(world.connect.saved.at(-1), `${when} ${at}`).toEqual(kept);
        expect(world.ledgerTypes(call), `${when} ${at}`).toEqual(['offered', 'finalised']);
        expect(world.interruption(call)?.state).toBe('ended');
      }
  });
});
