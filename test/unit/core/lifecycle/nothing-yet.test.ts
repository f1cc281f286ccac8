import { describe, expect, it } from 'vitest';
import { amina, call, customer, dialler, facts, holderIsFreed, support, timePasses } from './people.ts';
import { changesNothing, given, isRefused, lookAgainAt, lookUp, push } from './spec.ts';
import { expires, offeredAt, popupEnds } from './the-day.ts';

const nothing = undefined;

describe('a conversation without an interruption', () => {
  it('drops: the holder is asked at once, and the pop-up is tidied up when it ends', () => {
    given(nothing)
      .when(facts.showADropOf(amina), offeredAt)
      .becomes('offered', { id: call, version: 1, popupUntil: popupEnds, lapsed: false, failure: null })
      .records({
        type: 'offered',
        by: 'system',
        attempt: 0,
        detail: {
          agentId: 'amina',
          contactId: call,
          reason: 'customer-disconnect',
          queueId: 'support',
          popsUp: true,
        },
      })
      .does(push(amina), lookAgainAt('12:00:11'));
  });

  it('drops: the case keeps what was true at the time', () => {
    const { decision } = given(nothing).when(facts.showADropOf(amina), offeredAt);
    expect(decision.interruption).toMatchObject({
      case: {
        holder: amina.leg,
        dropReason: 'customer-disconnect',
        queueId: 'support',
        talkSeconds: 120,
        attempts: 0,
        acceptedRequests: [],
        shown: false,
        freed: false,
        expiresAt: expires,
      },
    });
  });

  it('drops, in a queue that shows no pop-up: the offer stands as a button and needs no timer', () => {
    given(nothing)
      .when(facts.showADropOf(amina, { popsUp: false }), offeredAt)
      .becomes('offered', { popupUntil: null })
      .does(push(amina));
  });

  it('drops, in a queue that asks until answered: the question pops up for as long as the offer lasts', () => {
    given(nothing)
      .when(facts.showADropOf(amina, { settings: support({ popupSeconds: 0 }) }), offeredAt)
      .becomes('offered', { popupUntil: expires })
      .does(push(amina));
  });

  it('drops where the protocol is an attribute: it stays unread until the callback is dialled', () => {
    given(nothing)
      .when(facts.showADropOf(amina, { settings: support({ protocolAttribute: 'protocol' }) }))
      .becomes('offered', { case: { protocol: null } });
  });

  it('drops where no attribute is named: the conversation itself is the protocol', () => {
    given(nothing)
      .when(facts.showADropOf(amina))
      .becomes('offered', { case: { protocol: call, callbackCount: 0 } });
  });

  it('is our own callback and drops: it has the same protocol and counts on', () => {
    const inherited = { protocol: 'P-77', callbackCount: 2 };
    given(nothing)
      .when(facts.showADropOf(amina, { inherited }))
      .becomes('offered', { case: { protocol: 'P-77', callbackCount: 2, attempts: 0 } });
  });

  it('drops in a queue that is off: it is recorded and nobody is asked', () => {
    given(nothing)
      .when(facts.showADropWithoutOffer(amina, 'queue-off'))
      .becomes('not-offered', { version: 1, reason: 'queue-off', contactId: call })
      .records({ type: 'not-offered', detail: { reason: 'queue-off', contactId: call } })
      .does();
  });

  it('ends and the events do not say why: Amazon Connect is asked about that leg', () => {
    given(nothing)
      .when(facts.doNotSay())
      .becomes('detected', { version: 1, contactId: call })
      .records({ type: 'detected', detail: { lookUp: call } })
      .does(lookUp(call));
  });

  changesNothing(nothing, {
    'The agent ended it': facts.showNoInterruption('agent-disconnect'),
    'It goes on with another agent': facts.showNoInterruption('still-with-agent'),
    'A leg was cleared': amina.clearsTheContact,
    'Somebody claims a call': customer.rings(),
    'An answer': customer.answers(),
    'A call placed': dialler.places(),
    'A call refused': dialler.isRefused(),
    'A call put off': dialler.isPutOff(),
    'A lost answer': dialler.losesTheAnswer(),
    'The holder freed': holderIsFreed,
    'Time passing': timePasses,
  });

  isRefused(nothing, 'not-owner', {
    'A page says it shows it': amina.sees,
    'A yes': amina.saysYes(),
    'A no': amina.saysNo(),
    'A finalising': amina.finalises,
  });

  it('gives no dialler a turn', () => {
    given(nothing).when(dialler.claims()).isRefused('stale');
  });
});
