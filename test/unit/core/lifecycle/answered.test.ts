import { describe, it } from 'vitest';
import { amina, ben, customer, dialler, facts, holderIsFreed, timePasses } from './people.ts';
import { changesNothing, given, isRefused, push } from './spec.ts';
import { answered } from './states.ts';
import { at, expires } from './the-day.ts';

describe('a callback that the customer answered', () => {
  it('reaches its holder: the contact is resumed', () => {
    given(answered())
      .when(customer.talksTo(amina))
      .becomes('resumed', { version: 6, agentId: 'amina' })
      .records({
        type: 'resumed',
        attempt: 1,
        detail: { agentId: 'amina', contactId: 'callback-1', byHolder: true },
      })
      .does(push(amina));
  });

  it('is taken from the queue by Ben: resumed, and the ledger says by whom', () => {
    given(answered())
      .when(customer.talksTo(ben))
      .becomes('resumed', { agentId: 'ben' })
      .records({ type: 'resumed', detail: { agentId: 'ben', contactId: 'callback-1', byHolder: false } })
      .does(push(amina));
  });

  it('loses the waiting customer: the offer stands again', () => {
    given(answered())
      .when(customer.isNotReached('abandoned'))
      .becomes('offered', { failure: 'abandoned', popupUntil: null })
      .records({ type: 'failed', detail: { reason: 'abandoned' } })
      .does(push(amina));
  });

  it('is finalised: the agent is never stuck with a callback of which nothing more is heard', () => {
    given(answered())
      .when(amina.finalises)
      .becomes('ended', { version: 6, how: 'finalised' })
      .records({ type: 'finalised', by: 'agent:amina', attempt: 1 })
      .does(push(amina));
  });

  it('frees the holder', () => {
    given(answered())
      .when(holderIsFreed)
      .keepsItsVersion({ case: { freed: true } })
      .records({ type: 'freed', attempt: 1 })
      .does();
  });

  changesNothing(answered(), {
    'It is told again': customer.answers(),
    'It rings, told late': customer.rings(),
    'An end without a reason': customer.isGoneWithoutAReason(),
    'News of another attempt': customer.talksTo(ben, 2),
    "News of somebody else's callback": customer.answers(1, 'callback-9'),
    'Late facts show another holder': facts.showADropOf(ben),
    'Late facts show no interruption': facts.showNoInterruption(),
    'Late facts leave a leg unexplained': facts.doNotSay('call-1-ben'),
    'Amina sees it': amina.sees,
    'The same yes again': amina.saysYes({ requestId: 'amina-resume' }),
    'The contact that dropped is cleared': amina.clearsTheContact,
    'It is placed, told late': dialler.places(),
    'It is refused, told late': dialler.isRefused(),
    'It is put off, told late': dialler.isPutOff(),
    'Its answer is lost': dialler.losesTheAnswer(),
  });
  isRefused(answered(), 'not-possible', {
    'A second yes': amina.saysYes({ version: 5, requestId: 'two' }),
    'A no': amina.saysNo({ version: 5 }),
  });
  isRefused(answered(), 'stale', {
    'A second dialler claims': dialler.claims(),
    'A yes to what she saw before': amina.saysYes({ version: 1, requestId: 'two' }),
  });
  isRefused(answered(), 'not-owner', {
    'Ben says yes': ben.saysYes(),
    'Ben finalises': ben.finalises,
    'Ben sees it': ben.sees,
  });

  changesNothing(answered(), { 'Minutes of waiting': timePasses }, at('12:05:00'));

  it('whose interruption grows too old meanwhile has an hour of its own from the call on', () => {
    const old = answered({ expiresAt: at('12:00:30') });
    given(old).when(timePasses, at('12:00:40')).stays();
    given(old).when(timePasses, at('13:00:05.999')).stays();
    given(old).when(timePasses, at('13:00:06')).becomes('ended', { how: 'expired' });
  });

  it('of which nothing more is heard does not stand for ever: it ends with the age of the interruption', () => {
    given(answered())
      .when(timePasses, expires)
      .becomes('ended', { how: 'expired' })
      .records('expired')
      .does(push(amina));
  });
});
