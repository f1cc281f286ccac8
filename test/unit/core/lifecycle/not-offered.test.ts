import { describe, it } from 'vitest';
import { amina, ben, call, customer, dialler, facts, holderIsFreed, timePasses } from './people.ts';
import { changesNothing, given, isRefused, lookAgainAt, lookUp, push } from './spec.ts';
import { notOffered } from './states.ts';
import { offeredAt } from './the-day.ts';

const refusals = [
  'queue-off',
  'settings-broken',
  'reason-off',
  'reason-missing',
  'too-short',
  'too-old',
  'too-many-callbacks',
] as const;

describe('a drop that the settings refused', () => {
  it.each(refusals.filter((reason) => reason !== 'reason-missing'))(
    'as %s stays refused for that leg, whatever the settings say later',
    (reason) => {
      given(notOffered({ reason })).when(facts.showADropOf(amina)).stays();
    },
  );

  it('as reason-missing stays refused while there is none, and is judged anew when the reason comes', () => {
    const before = notOffered({ reason: 'reason-missing' });
    given(before)
      .when(facts.showADropOf(amina, { drop: { reason: 'reason-missing' } }))
      .stays();
    given(before).when(facts.showADropOf(amina)).becomes('offered');
  });

  it.each(refusals)('as %s is judged anew when late facts show another holder', (reason) => {
    given(notOffered({ reason }))
      .when(facts.showADropOf(ben), offeredAt)
      .becomes('offered', { version: 2, case: { holder: ben.leg } })
      .records('offered')
      .does(push(ben), lookAgainAt('12:00:11'));
  });

  it('is recorded once for the same reason', () => {
    given(notOffered()).when(facts.showADropWithoutOffer(amina, 'queue-off')).stays();
    given(notOffered({ reason: 'no-queue' }))
      .when(facts.showADropWithoutOffer(amina, 'no-queue'))
      .stays();
  });

  it('is recorded again for another leg: the refusal then holds for that one', () => {
    const { decision } = given(notOffered())
      .when(facts.showADropWithoutOffer(ben, 'queue-off'))
      .becomes('not-offered', { reason: 'queue-off', contactId: ben.leg.contactId });
    given(decision.interruption).when(facts.showADropOf(ben)).stays();
  });

  it('is recorded again for another leg and another reason', () => {
    given(notOffered())
      .when(facts.showADropWithoutOffer(ben, 'too-short'))
      .becomes('not-offered', { version: 2, reason: 'too-short', contactId: ben.leg.contactId })
      .records('not-offered');
  });

  it('leaves a leg without a reason worth asking about', () => {
    given(notOffered())
      .when(facts.doNotSay(ben.leg.contactId))
      .becomes('detected', { version: 2, contactId: ben.leg.contactId })
      .records({ type: 'detected', detail: { lookUp: ben.leg.contactId } })
      .does(lookUp(ben.leg.contactId));
  });

  it('is not asked about twice', () => {
    given(notOffered()).when(facts.doNotSay(call)).stays();
  });
});

describe('an end that was no interruption', () => {
  it.each(['agent-disconnect', 'other-end', 'no-agent', 'no-queue'] as const)(
    'as %s becomes one when late facts show a drop',
    (reason) => {
      given(notOffered({ reason })).when(facts.showADropOf(amina)).becomes('offered', { version: 2 });
    },
  );

  changesNothing(notOffered({ reason: 'agent-disconnect' }), {
    'The facts say so again': facts.showNoInterruption('agent-disconnect'),
    'The facts give another harmless end': facts.showNoInterruption('barged'),
    'A leg was cleared': amina.clearsTheContact,
    'A callback rings': customer.rings(),
    'A callback was answered': customer.answers(),
    'A callback reached an agent': customer.talksTo(amina),
    'A callback failed': customer.isNotReached(),
    'A call placed': dialler.places(),
    'A call refused': dialler.isRefused(),
    'A call put off': dialler.isPutOff(),
    'A lost answer': dialler.losesTheAnswer(),
    'The holder freed': holderIsFreed,
    'Time passing': timePasses,
  });

  isRefused(notOffered(), 'not-owner', {
    'A page says it shows it': amina.sees,
    'A yes': amina.saysYes(),
    'A no': amina.saysNo(),
    'A finalising': amina.finalises,
  });

  it('gives no dialler a turn', () => {
    given(notOffered()).when(dialler.claims()).isRefused('stale');
  });
});
