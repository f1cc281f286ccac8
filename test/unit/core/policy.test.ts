import { describe, expect, it } from 'vitest';
import { type ReadQueueSettings, readQueueSettings } from '../../../core/contracts/queue-settings.ts';
import { dropReasons } from '../../../core/contracts/reason.ts';
import type { CallOut } from '../../../core/interruption/call-out.ts';
import { policyOf, refusalOf } from '../../../core/interruption/policy.ts';
import type { Drop } from '../../../core/interruption/verdict.ts';
import { later, minutes, seconds } from '../../../core/time.ts';
import { amina, dropOf } from './lifecycle/people.ts';
import { at, dropped } from './lifecycle/the-day.ts';

const queue = (change: Record<string, unknown> = {}): ReadQueueSettings =>
  readQueueSettings({ queueId: 'support', callbackEnabled: true, outboundQueueId: 'support-out', ...change });

interface Asked {
  readonly drop?: Partial<Drop>;
  readonly settings?: ReadQueueSettings | undefined;
  readonly callbackCount?: number;
  readonly age?: number;
  readonly callOut?: CallOut;
  readonly isClosed?: boolean;
}
const asked = ({
  drop = {},
  callbackCount = 0,
  age = seconds(1),
  callOut = 'can',
  isClosed = false,
  ...rest
}: Asked = {}) =>
  policyOf({
    drop: dropOf(amina.leg, drop),
    settings: 'settings' in rest ? rest.settings : queue(),
    callbackCount,
    callOut,
    isClosed,
    now: later(dropped, age),
  });

const refuses = (reason: string) => ({ type: 'refuse', reason });
const offers = (popsUp: boolean) => expect.objectContaining({ type: 'offer', popsUp });

describe('whether a drop is offered', () => {
  it('in a queue that is on: as a pop-up', () => {
    expect(asked()).toEqual(offers(true));
  });

  it.each([
    ['a call that came through no queue', { drop: { queueId: null } }, 'no-queue'],
    ['a queue without an item', { settings: undefined }, 'queue-off'],
    ['a queue that is switched off', { settings: queue({ callbackEnabled: false }) }, 'queue-off'],
    ['a queue with a field that does not exist', { settings: queue({ popup: 1 }) }, 'settings-broken'],
    ['a reason that the queue leaves out', { settings: queue({ reasons: ['line-problem'] }) }, 'reason-off'],
    ['no reason at all', { drop: { reason: 'reason-missing' } }, 'reason-missing'],
    ['a third party hanging up', { drop: { reason: 'third-party-disconnect' } }, 'reason-off'],
  ] as const)('%s: no', (_, question, reason) => {
    expect(asked(question)).toEqual(refuses(reason));
  });

  it.each(dropReasons)('%s: yes, where the queue lists it', (reason) => {
    expect(asked({ drop: { reason }, settings: queue({ reasons: [reason] }) })).toEqual(offers(true));
  });

  it.each([
    ['just long enough', '11:59:30', offers(true)],
    ['just too short', '11:59:30.001', refuses('too-short')],
  ])('thirty seconds of talk asked for, and the talk was %s', (_, since, answer) => {
    const settings = queue({ minTalkSeconds: 30 });
    expect(asked({ settings, drop: { connectedAt: at(since) } })).toEqual(answer);
  });

  it.each([
    ['one callback left', 2, offers(true)],
    ['as many callbacks as the protocol may have', 3, refuses('too-many-callbacks')],
  ])('%s', (_, callbackCount, answer) => {
    expect(asked({ callbackCount })).toEqual(answer);
  });

  it.each([
    ['just young enough: it stands, without a pop-up', minutes(240) - 1, offers(false)],
    ['just too old: it is only recorded', minutes(240), refuses('too-old')],
  ])('%s', (_, age, answer) => {
    expect(asked({ age })).toEqual(answer);
  });
});

describe('whether an offer pops up', () => {
  it.each([
    ['just fresh: yes', seconds(30), true],
    ['just stale: no', seconds(30) + 1, false],
    ['from the future, as clocks differ: yes', -seconds(2), true],
  ])('%s', (_, age, popsUp) => {
    expect(asked({ age })).toEqual(offers(popsUp));
  });

  it('in a queue that shows only the button: no', () => {
    expect(asked({ settings: queue({ present: 'button' }) })).toEqual(offers(false));
  });

  it('of a contact that its holder has closed already: it only stands', () => {
    expect(asked({ isClosed: true })).toEqual(offers(false));
  });

  it('where no callback could be made: no, the card says why', () => {
    expect(asked({ callOut: 'cannot' })).toEqual(offers(false));
    expect(asked({ callOut: 'unknown' })).toEqual(offers(true));
  });
});

it('without a clock, the age of a drop is not asked', () => {
  const settings = queue();
  expect(refusalOf({ drop: dropOf(amina.leg), settings, callbackCount: 0 })).toEqual(
    settings.type === 'settings' && settings.settings,
  );
});
