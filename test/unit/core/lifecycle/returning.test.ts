import { describe, it } from 'vitest';
import { amina, call, callback, customer, dialler, facts, support } from './people.ts';
import { changesNothing, given, isRefused, push } from './spec.ts';
import {
  answered,
  attempt,
  calling,
  ended,
  notOffered,
  offered,
  offeredAgain,
  offeredWithoutATrace,
  placed,
  requested,
  resumed,
  returned,
  unknown,
} from './states.ts';

const hangUp = { type: 'hang-up', contactId: callback } as const;

describe('a customer who calls in while the offer stands', () => {
  it('is led to the holder, and the question goes', () => {
    given(offered())
      .when(customer.callsIn())
      .becomes('ended', { how: 'customer-returned', contactId: 'call-2', attempt: null })
      .records({ type: 'customer-returned', detail: { contactId: 'call-2', state: 'offered' } })
      .does(push(amina));
  });

  it('may have been called in vain before: there is no call to hang up', () => {
    given(offeredAgain()).when(customer.callsIn()).becomes('ended', { attempt: null }).does(push(amina));
  });

  it('may be on the way to being called, if nobody ever heard of the attempt: it is hung up when it shows', () => {
    given(offeredWithoutATrace())
      .when(customer.callsIn())
      .becomes('ended', { attempt: { number: 1, contactId: null } })
      .does(push(amina));
  });
});

describe('a customer who calls in after the agent said yes', () => {
  it('before anybody dialled: nobody dials any more', () => {
    given(requested()).when(customer.callsIn()).becomes('ended', { attempt: null }).does(push(amina));
    given(returned({}, null)).when(dialler.claims()).isRefused('stale');
  });

  it.each([
    ['rings', placed()],
    ['was answered, by a voicemail or by somebody else at the number', answered()],
  ])('while the callback %s: it is hung up', (_, before) => {
    given(before)
      .when(customer.callsIn())
      .becomes('ended', { how: 'customer-returned' })
      .does(push(amina), hangUp);
  });

  it.each([
    ['is being asked for', calling()],
    ['may or may not have been made', unknown()],
  ])('while the callback %s: it is hung up as soon as it is known', (_, before) => {
    given(before)
      .when(customer.callsIn())
      .becomes('ended', { attempt: { number: 1, contactId: null } })
      .does(push(amina));
  });

  it('is not led anywhere once an agent has them on the callback', () => {
    given(resumed()).when(customer.callsIn()).isRefused('not-possible');
  });
});

describe('a customer who has returned', () => {
  it.each([
    ['Amazon Connect names the call that it was asked for', dialler.places()],
    ['the call rings, by its own event', customer.rings()],
    ['the call was answered', customer.answers()],
  ])('%s: it is hung up', (_, news) => {
    given(returned())
      .when(news)
      .keepsItsVersion({ attempt: attemptWith(callback) })
      .records('placed')
      .does(hangUp);
  });

  changesNothing(returned(), {
    'They are told of again': customer.callsIn(),
    'The call was busy': customer.isNotReached('busy'),
    'The call ended without a reason': customer.isGoneWithoutAReason(),
    'Another attempt rings': customer.rings(2),
    'The facts say that it was dropped': facts.showADropOf(amina),
    'Their number becomes known': customer.isKnown,
  });
  changesNothing(returned({}, attemptWith(callback)), {
    'The call that is being hung up rings': customer.rings(),
    'Amazon Connect names it again': dialler.places(),
  });
  isRefused(returned(), 'not-possible', {
    'They call in once more, on another line': customer.callsIn('call-3'),
    'The agent says yes': amina.saysYes({ version: 4, requestId: 'new' }),
  });
});

describe('a customer who calls in and for whom nobody waits', () => {
  isRefused(undefined, 'not-possible', { 'Nothing broke off': customer.callsIn() });
  isRefused(notOffered(), 'not-possible', { 'It was not offered': customer.callsIn() });
  isRefused(ended('choice'), 'not-possible', { 'The agent said no': customer.callsIn() });
});

describe('whose number it is', () => {
  it('is noted without a new version, so that a choice on its way still counts', () => {
    given(offered())
      .when(customer.isKnown)
      .keepsItsVersion({ case: { ...offered().case, callerHash: 'hash-1', maskedNumber: '+55•••••••••21' } })
      .records()
      .does(push(amina));
  });

  it('is asked for after the push, where the queue recognises callers', () => {
    given(undefined)
      .when(facts.showADropOf(amina, { settings: support({ customerCallsIn: true }), popsUp: false }))
      .becomes('offered')
      .does(push(amina), { type: 'look-up-caller', contactId: call });
  });

  changesNothing(offered({ case: { ...offered().case, callerHash: 'hash-1' } }), {
    'It is told again': customer.isKnown,
  });
});

function attemptWith(contactId: string) {
  return attempt({ ...calling().attempt, step: 'placed', contactId });
}
