import { describe, it } from 'vitest';
import { amina, ben, customer, dialler, facts, holderIsFreed, timePasses } from './people.ts';
import { changesNothing, given, isRefused, push } from './spec.ts';
import { caseOf, resumed } from './states.ts';
import { at, expires } from './the-day.ts';

describe('a resumed contact', () => {
  it('is finalised by its holder', () => {
    given(resumed())
      .when(amina.finalises)
      .becomes('ended', { version: 7, how: 'finalised' })
      .records({ type: 'finalised', by: 'agent:amina', attempt: 1, detail: { how: 'agent' } })
      .does(push(amina));
  });

  it('frees the holder', () => {
    given(resumed())
      .when(holderIsFreed)
      .keepsItsVersion({ case: { freed: true } })
      .records('freed');
  });

  changesNothing(resumed(), {
    'It is told again': customer.talksTo(amina),
    'Another agent joins it': customer.talksTo(ben),
    'It was answered, told late': customer.answers(),
    'It rings, told late': customer.rings(),
    'The callback ends': customer.isNotReached('abandoned'),
    'The callback ends without a reason': customer.isGoneWithoutAReason(),
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
  changesNothing(resumed({ acceptedRequests: ['amina-finalise'] }), {
    'The same finalising again': amina.finalises,
  });
  isRefused(resumed(), 'not-possible', {
    'A second yes': amina.saysYes({ version: 6, requestId: 'two' }),
    'A no': amina.saysNo({ version: 6 }),
  });
  isRefused(resumed(), 'stale', {
    'A second dialler claims': dialler.claims(),
    'A yes to what she saw before': amina.saysYes({ version: 1, requestId: 'two' }),
  });
  isRefused(resumed(), 'not-owner', {
    'Ben says yes': ben.saysYes(),
    'Ben, who took the callback, finalises a case of Amina': ben.finalises,
    'Ben sees it': ben.sees,
  });

  changesNothing(resumed(), { 'A moment before it expires': timePasses }, at('15:59:59.999'));

  it('whose interruption grows too old meanwhile has an hour of its own from the call on', () => {
    const old = resumed({ expiresAt: at('12:00:30') });
    given(old).when(timePasses, at('12:00:40')).stays();
    given(old).when(timePasses, at('13:00:05.999')).stays();
    given(old).when(timePasses, at('13:00:06')).becomes('ended', { how: 'expired' });
  });

  it('that is never finalised leaves the list when it expires', () => {
    given(resumed())
      .when(timePasses, expires)
      .becomes('ended', { how: 'expired', case: caseOf({ attempts: 1, acceptedRequests: ['amina-resume'] }) })
      .records('expired')
      .does(push(amina));
  });
});

describe('a resumed contact that the agent hangs up on at once', () => {
  it('was probably a voicemail: the offer stands again, and says so', () => {
    given(resumed())
      .when(customer.isNotReached('voicemail-suspected'))
      .becomes('offered', { failure: 'voicemail-suspected', popupUntil: null })
      .records({ type: 'failed', detail: { reason: 'voicemail-suspected' } })
      .does(push(amina));
  });
});
