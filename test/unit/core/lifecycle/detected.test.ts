import { describe, it } from 'vitest';
import { amina, ben, call, customer, dialler, facts, holderIsFreed, timePasses } from './people.ts';
import { changesNothing, given, isRefused, lookAgainAt, lookUp, push } from './spec.ts';
import { detected } from './states.ts';
import { offeredAt, popupEnds } from './the-day.ts';

const asked = detected();

describe('an end that Amazon Connect is being asked about', () => {
  it('was a drop: the holder is asked', () => {
    given(asked)
      .when(facts.showADropOf(amina), offeredAt)
      .becomes('offered', { version: 2, popupUntil: popupEnds })
      .records('offered')
      .does(push(amina), lookAgainAt('12:00:11'));
  });

  it('was a drop too short to offer: it is recorded', () => {
    given(asked)
      .when(facts.showADropWithoutOffer(amina, 'too-short'))
      .becomes('not-offered', { version: 2, reason: 'too-short', contactId: call })
      .records('not-offered')
      .does();
  });

  it('was the agent hanging up: it is recorded as no interruption', () => {
    given(asked)
      .when(facts.showNoInterruption('agent-disconnect'))
      .becomes('not-offered', { version: 2, reason: 'agent-disconnect', contactId: call })
      .records({ type: 'not-offered', detail: { reason: 'agent-disconnect', contactId: call } })
      .does();
  });

  it('turns on another leg: that one is asked about too', () => {
    given(asked)
      .when(facts.doNotSay(ben.leg.contactId))
      .becomes('detected', { version: 2, contactId: ben.leg.contactId })
      .records('detected')
      .does(lookUp(ben.leg.contactId));
  });

  changesNothing(asked, {
    'The same leg is still unexplained': facts.doNotSay(),
    'The call goes on with another agent': facts.showNoInterruption('still-with-agent'),
    'The call has not ended': facts.showNoInterruption('not-ended'),
    'A leg was cleared': amina.clearsTheContact,
    'A callback rings': customer.rings(),
    'A callback was answered': customer.answers(),
    'A callback reached an agent': customer.talksTo(ben),
    'A callback failed': customer.isNotReached(),
    'A call placed': dialler.places(),
    'A call refused': dialler.isRefused(),
    'A call put off': dialler.isPutOff(),
    'A lost answer': dialler.losesTheAnswer(),
    'The holder freed': holderIsFreed,
    'Time passing': timePasses,
  });

  isRefused(asked, 'not-owner', {
    'A page says it shows it': amina.sees,
    'A yes': amina.saysYes(),
    'A no': amina.saysNo(),
    'A finalising': amina.finalises,
  });

  it('gives no dialler a turn', () => {
    given(asked).when(dialler.claims()).isRefused('stale');
  });
});
