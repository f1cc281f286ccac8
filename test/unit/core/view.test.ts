import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { view } from '../../../core/contracts/agent-socket.ts';
import { holderOf } from '../../../core/interruption/interruption.ts';
import { viewFor } from '../../../core/interruption/view.ts';
import { formFields, support } from './lifecycle/people.ts';
import * as states from './lifecycle/states.ts';
import { at, dropped, popupEnds } from './lifecycle/the-day.ts';

const now = at('12:00:05');
const seenByAmina = (interruption: Parameters<typeof viewFor>[0], when = now) =>
  viewFor(interruption, 'amina', when);

describe('the view of an offer', () => {
  it('tells its holder what happened and what can be done', () => {
    expect(seenByAmina(states.offered())).toEqual({
      interruptionId: 'call-1',
      version: 1,
      state: 'offered',
      reason: 'customer-disconnect',
      contactId: 'call-1',
      protocol: 'call-1',
      queueId: 'support',
      queueName: 'support',
      maskedNumber: null,
      droppedAt: dropped,
      talkSeconds: 120,
      popupUntil: popupEnds,
      attempt: 0,
      canResume: true,
      whyNot: null,
      callbackContactId: null,
      form: null,
    });
  });

  it.each([
    ['a moment before the pop-up ends it pops up', at('12:00:10.999'), popupEnds],
    ['when the pop-up ends it only stands', popupEnds, null],
  ])('%s', (_, when, popupUntil) => {
    expect(seenByAmina(states.offered(), when)).toMatchObject({ popupUntil, canResume: true });
  });

  it('calls the queue what the settings call it', () => {
    const named = states.caseOf({ settings: support({ queueName: 'Support' }) });
    expect(seenByAmina(states.offered({ case: named }))).toMatchObject({ queueName: 'Support' });
  });
});

describe('the view of every state', () => {
  it.each([
    ['offered', states.offered(), { state: 'offered', attempt: 0, whyNot: null }],
    ['offered again', states.offeredAgain(), { state: 'offered', reason: 'busy', attempt: 1, whyNot: null }],
    [
      'offered without a number',
      states.offeredAgain({ failure: 'no-number' }),
      { reason: 'no-number', whyNot: 'no-number' },
    ],
    [
      'offered without an outbound queue',
      states.offered({ case: states.caseOf({ callOut: 'cannot' }) }),
      { whyNot: 'no-outbound-queue' },
    ],
    [
      'offered as often as allowed',
      states.offeredAgain({ case: states.caseOf({ attempts: 3 }) }),
      { whyNot: 'too-many-attempts' },
    ],
    ['requested', states.requested(), { state: 'dialling', attempt: 1, whyNot: 'in-progress' }],
    ['calling', states.calling(), { state: 'dialling', attempt: 1, whyNot: 'in-progress' }],
    ['placed', states.placed(), { state: 'dialling', attempt: 1, whyNot: 'in-progress' }],
    ['answered', states.answered(), { state: 'answered', attempt: 1, whyNot: 'in-progress' }],
    ['resumed', states.resumed(), { state: 'resumed', attempt: 1, whyNot: 'in-progress' }],
    ['unknown', states.unknown(), { state: 'unknown', attempt: 1, whyNot: 'in-progress' }],
    ['ended', states.ended('finalised'), { state: 'ended', reason: 'finalised', whyNot: 'closed' }],
  ])('%s', (_, interruption, members) => {
    const seen = seenByAmina(interruption);
    expect(seen).toMatchObject(members);
    expect(seen?.canResume).toBe(seen?.whyNot === null);
    expect(v.is(view, seen)).toBe(true);
  });

  it.each([
    ['nothing', undefined],
    ['an end that is being asked about', states.detected()],
    ['a drop that is not offered', states.notOffered()],
  ])('%s shows nobody anything', (_, interruption) => {
    expect(seenByAmina(interruption)).toBeUndefined();
    expect(holderOf(interruption)).toBeUndefined();
  });
});

describe('an interruption that went to Ben', () => {
  const withBen = states.offered({
    case: states.caseOf({ holder: { agentId: 'ben', contactId: 'call-1-ben' } }),
  });

  it('has ended for Amina', () => {
    expect(seenByAmina(withBen)).toMatchObject({
      state: 'ended',
      reason: 'withdrawn',
      protocol: null,
      maskedNumber: null,
      canResume: false,
      whyNot: 'closed',
      popupUntil: null,
    });
  });

  it('is on the list of Ben until it ends', () => {
    expect(holderOf(withBen)).toBe('ben');
    expect(holderOf(states.ended())).toBeUndefined();
  });
});

describe('the form in the view', () => {
  const typed = { summary: 'an invoice' };
  const withForm = { settings: support({ formFields }), draft: typed };
  const [summary, solved] = formFields;
  const form = { fields: [summary, { ...solved, required: false }], draft: typed };

  it.each([
    ['offered', states.offered({ case: states.caseOf(withForm) })],
    ['dialling', states.placed(withForm)],
    ['answered', states.answered(withForm)],
    ['resumed', states.resumed(withForm)],
    ['unknown', states.unknown(withForm)],
  ])('is there for the holder with what they typed, while it is %s', (_, interruption) => {
    const seen = seenByAmina(interruption);
    expect(seen?.form).toEqual(form);
    expect(v.is(view, seen)).toBe(true);
  });

  it('goes when the interruption ends', () => {
    expect(seenByAmina(states.ended('finalised', withForm))?.form).toBeNull();
  });

  it('is shown to nobody but the holder', () => {
    expect(viewFor(states.offered({ case: states.caseOf(withForm) }), 'ben', now)?.form).toBeNull();
  });

  it('is not there where the queue has none', () => {
    expect(seenByAmina(states.offered())?.form).toBeNull();
  });
});
