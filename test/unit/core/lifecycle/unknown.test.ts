import { describe, it } from 'vitest';
import { amina, ben, customer, dialler, facts, holderIsFreed, timePasses } from './people.ts';
import { changesNothing, given, isRefused, lookAgainAt, push } from './spec.ts';
import { unknown } from './states.ts';
import { at } from './the-day.ts';

describe('a callback of which nobody can tell whether it was made', () => {
  it('was placed, says the dialler at last', () => {
    given(unknown())
      .when(dialler.places(), at('12:00:30'))
      .becomes('dialling', { attempt: { number: 1, step: 'placed', contactId: 'callback-1' } })
      .records({ type: 'placed', detail: { contactId: 'callback-1' } })
      .does(push(amina), lookAgainAt('12:01:45'));
  });

  it('rings', () => {
    given(unknown())
      .when(customer.rings(), at('12:00:30'))
      .becomes('dialling', { attempt: { step: 'placed', contactId: 'callback-1' } })
      .records('placed')
      .does(push(amina), lookAgainAt('12:01:45'));
  });

  it('is answered', () => {
    given(unknown())
      .when(customer.answers())
      .becomes('answered', { attempt: { contactId: 'callback-1' } })
      .records('answered')
      .does(push(amina));
  });

  it('reaches an agent', () => {
    given(unknown())
      .when(customer.talksTo(amina))
      .becomes('resumed', { agentId: 'amina' })
      .records('resumed')
      .does(push(amina));
  });

  it('failed: the offer stands again', () => {
    given(unknown())
      .when(customer.isNotReached('no-answer'))
      .becomes('offered', { failure: 'no-answer', lastAttempt: { contactId: 'callback-1' } })
      .records('failed')
      .does(push(amina));
  });

  it('frees the holder', () => {
    given(unknown())
      .when(holderIsFreed)
      .keepsItsVersion({ case: { freed: true } })
      .records('freed');
  });

  it('may be finalised: the agent need not wait for it', () => {
    given(unknown())
      .when(amina.finalises)
      .becomes('ended', { how: 'finalised' })
      .records('finalised')
      .does(push(amina));
  });

  it('is never dialled again by itself: after a minute the agent may decide', () => {
    given(unknown())
      .when(timePasses, at('12:01:20'))
      .becomes('offered', { failure: 'no-trace', case: { attempts: 1 }, lastAttempt: { number: 1 } })
      .records({ type: 'failed', detail: { reason: 'no-trace' } })
      .does(push(amina));
  });

  it('whose interruption grows too old meanwhile: a call may exist, so it stands without a trace first', () => {
    given(unknown({ expiresAt: at('12:00:30') }))
      .when(timePasses, at('12:01:20'))
      .becomes('offered', { failure: 'no-trace' });
  });

  isRefused(
    unknown({ expiresAt: at('12:00:30') }),
    'not-possible',
    { 'A yes, when the interruption has grown too old': amina.saysYes({ version: 4, requestId: 'two' }) },
    at('12:00:40'),
  );

  changesNothing(unknown(), { 'A moment before that minute is over': timePasses }, at('12:01:19.999'));

  changesNothing(unknown(), {
    'An end without a reason': customer.isGoneWithoutAReason(),
    'News of another attempt': customer.answers(2),
    'The dialler of another attempt reports': dialler.places(2),
    'A refusal of a dialler who had given up': dialler.isRefused(),
    'A dialler who had given up is put off': dialler.isPutOff(),
    'The answer lost again': dialler.losesTheAnswer(),
    'Late facts show another holder': facts.showADropOf(ben),
    'Late facts show no interruption': facts.showNoInterruption(),
    'Late facts leave a leg unexplained': facts.doNotSay('call-1-ben'),
    'Amina sees it': amina.sees,
    'The same yes again': amina.saysYes({ requestId: 'amina-resume' }),
    'The contact that dropped is cleared': amina.clearsTheContact,
  });
  isRefused(unknown(), 'not-possible', {
    'A second yes': amina.saysYes({ version: 4, requestId: 'two' }),
    'A no': amina.saysNo({ version: 4 }),
  });
  isRefused(unknown(), 'stale', {
    'A second dialler claims the same attempt': dialler.claims(),
    'A yes to what she saw before': amina.saysYes({ version: 1, requestId: 'two' }),
  });
  isRefused(unknown(), 'not-owner', {
    'Ben says yes': ben.saysYes(),
    'Ben finalises': ben.finalises,
    'Ben sees it': ben.sees,
  });
});
