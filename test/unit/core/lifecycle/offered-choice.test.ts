import { describe, it } from 'vitest';
import { amina, ben, support, timePasses } from './people.ts';
import { changesNothing, dial, given, isRefused, lookAgainAt, push } from './spec.ts';
import { caseOf, offered, offeredAgain } from './states.ts';
import { at, expires, popupEnds } from './the-day.ts';

describe('Amina says yes', () => {
  it('a callback is asked for once, and an end is set to the waiting', () => {
    given(offered())
      .when(amina.saysYes(), at('12:00:05'))
      .becomes('dialling', {
        version: 2,
        case: { attempts: 1, acceptedRequests: ['amina-resume'] },
        attempt: { number: 1, token: 'call-1:1', step: 'requested', claimedAt: null, contactId: null },
      })
      .records({
        type: 'chosen',
        by: 'agent:amina',
        attempt: 0,
        detail: { choice: 'resume', via: 'popup' },
      })
      .does(dial(1), push(amina), lookAgainAt('12:01:20'));
  });

  it('9.9 s into the pop-up: in time', () => {
    given(offered())
      .when(amina.saysYes(), at('12:00:10.900'))
      .becomes('dialling')
      .records({ type: 'chosen', detail: { choice: 'resume', via: 'popup' } });
  });

  it.each([
    ['at the very end of the pop-up', popupEnds],
    ['a moment after the pop-up', at('12:00:11.001')],
    ['just before the offer expires', at('15:59:59.999')],
  ])('%s: accepted on the standing offer and recorded as late', (_, now) => {
    given(offered())
      .when(amina.saysYes(), now)
      .becomes('dialling')
      .records({ type: 'chosen', detail: { choice: 'resume', via: 'popup', late: true } });
  });

  it('in time, and it arrives after the lapse was written: accepted, because a lapse keeps the version', () => {
    const { decision } = given(offered()).when(timePasses, popupEnds);
    given(decision.interruption)
      .when(amina.saysYes({ version: 1 }), at('12:00:12'))
      .becomes('dialling')
      .records({ type: 'chosen', detail: { choice: 'resume', via: 'popup', late: true } });
  });

  it('with the button after the pop-up: never late', () => {
    given(offered({ lapsed: true }))
      .when(amina.saysYes({ via: 'button' }), at('12:30:00'))
      .becomes('dialling')
      .records({ type: 'chosen', detail: { choice: 'resume', via: 'button' } });
  });

  it.each([
    ['when the offer expires', expires],
    ['after the offer expired', at('16:00:01')],
  ])('%s: it is over, and recorded as expired', (_, now) => {
    given(offered())
      .when(amina.saysYes(), now)
      .becomes('ended', { how: 'expired' })
      .records('expired')
      .answersNo('not-possible');
  });

  it('after a failed callback: the next attempt has a number and a token of its own', () => {
    given(offeredAgain())
      .when(amina.saysYes({ version: 5, requestId: 'again' }))
      .becomes('dialling', {
        case: { attempts: 2, acceptedRequests: ['amina-resume', 'again'] },
        attempt: { number: 2, token: 'call-1:2', step: 'requested' },
      })
      .does(dial(2), push(amina), lookAgainAt('12:01:20'));
  });

  it.each([
    ['the last attempt that the queue allows is made', 2, undefined],
    ['one attempt too many is refused', 3, 'not-possible'],
  ] as const)('after failed callbacks: %s', (_, attempts, refusal) => {
    const before = offeredAgain({ case: caseOf({ attempts, settings: support({ maxAttempts: 3 }) }) });
    const outcome = given(before).when(amina.saysYes({ version: 5 }));
    if (refusal) outcome.isRefused(refusal);
    else outcome.becomes('dialling', { attempt: { number: 3 } });
  });

  it('where the caller withheld their number: refused', () => {
    given(offeredAgain({ failure: 'no-number' }))
      .when(amina.saysYes({ version: 5, requestId: 'again' }))
      .isRefused('not-possible');
  });

  it('where the queue names no outbound queue: refused', () => {
    given(offered({ case: caseOf({ callOut: 'cannot' }) }))
      .when(amina.saysYes())
      .isRefused('not-possible');
  });
});

describe('Amina says no', () => {
  it('the interruption ends by her choice', () => {
    given(offered())
      .when(amina.saysNo())
      .becomes('ended', { version: 2, how: 'choice', case: { acceptedRequests: ['amina-end'] } })
      .records({ type: 'chosen', by: 'agent:amina', detail: { choice: 'end', via: 'popup' } }, 'ended')
      .does(push(amina));
  });

  it('where resuming is not possible: that is fine', () => {
    given(offeredAgain({ failure: 'no-number' }))
      .when(amina.saysNo({ version: 5 }))
      .becomes('ended');
  });

  it('after the offer expired: it is over already', () => {
    given(offered())
      .when(amina.saysNo(), expires)
      .becomes('ended', { how: 'expired' })
      .answersNo('not-possible');
  });
});

describe('a choice that does not count', () => {
  isRefused(offered(), 'not-owner', {
    'Ben says yes to an offer of Amina': ben.saysYes(),
    'Ben says no to an offer of Amina': ben.saysNo(),
    'Ben finalises a case of Amina': ben.finalises,
    'Ben says he sees an offer of Amina': ben.sees,
  });
  isRefused(offered({ version: 3 }), 'stale', {
    'Amina says yes to what she saw before it changed': amina.saysYes({ version: 2 }),
    'Amina says no to what she saw before it changed': amina.saysNo({ version: 2 }),
    'Amina says yes to a version that never was': amina.saysYes({ version: 4 }),
  });
  changesNothing(offeredAgain(), {
    'The request that was accepted before': amina.saysYes({ requestId: 'amina-resume', version: 1 }),
  });
});

describe('Amina sees the offer', () => {
  it('it is recorded once', () => {
    given(offered())
      .when(amina.sees)
      .keepsItsVersion({ state: 'offered', case: { shown: true } })
      .records({ type: 'shown', by: 'agent:amina' })
      .does();
  });

  changesNothing(offered({ case: caseOf({ shown: true }) }), { 'Amina sees it again': amina.sees });
});

describe('Amina closes the case', () => {
  it('by finalising', () => {
    given(offered())
      .when(amina.finalises)
      .becomes('ended', { how: 'finalised', case: { acceptedRequests: ['amina-finalise'] } })
      .records({ type: 'finalised', by: 'agent:amina', detail: { how: 'agent' } })
      .does(push(amina));
  });

  it('by clearing the contact that dropped', () => {
    given(offered())
      .when(amina.clearsTheContact)
      .becomes('ended', { how: 'finalised' })
      .records({ type: 'finalised', by: 'system', detail: { how: 'contact-cleared' } })
      .does(push(amina));
  });

  changesNothing(offered(), { 'Ben clears his own leg of the call': ben.clearsTheContact });
  changesNothing(offered({ case: caseOf({ freed: true }) }), {
    'The contact is cleared by us, to free her': amina.clearsTheContact,
  });
});
