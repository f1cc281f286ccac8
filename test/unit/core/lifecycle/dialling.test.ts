import { describe, it } from 'vitest';
import { amina, ben, customer, dialler, facts, holderIsFreed, timePasses } from './people.ts';
import { changesNothing, dial, given, isRefused, lookAgainAt, push } from './spec.ts';
import { attempt, calling, placed, requested } from './states.ts';
import { at } from './the-day.ts';

const steps = [
  ['a requested callback', requested],
  ['a callback being asked for', calling],
  ['a placed callback', placed],
] as const;

describe.each(steps)('%s', (_, underWay) => {
  changesNothing(underWay(), {
    'Late facts show another holder': facts.showADropOf(ben),
    'Late facts show no interruption': facts.showNoInterruption(),
    'Late facts leave a leg unexplained': facts.doNotSay('call-1-ben'),
    'Amina sees it': amina.sees,
    'The same yes again': amina.saysYes({ requestId: 'amina-resume' }),
    'Amina clears the contact that dropped': amina.clearsTheContact,
    'News of an attempt that was never made': customer.answers(2),
    'An end without a reason': customer.isGoneWithoutAReason(),
    'The dialler of an older attempt reports': dialler.places(0),
    'The dialler of an older attempt is refused': dialler.isRefused(0),
    'The dialler of an older attempt is put off': dialler.isPutOff(0),
    'The dialler of an older attempt is lost': dialler.losesTheAnswer(0),
  });

  isRefused(underWay(), 'not-possible', {
    'A second yes while it is under way': amina.saysYes({ version: underWay().version, requestId: 'two' }),
    'A no while it is under way': amina.saysNo({ version: underWay().version }),
    'Finalising while it is under way': amina.finalises,
  });
  isRefused(underWay(), 'stale', {
    'A yes to what she saw before': amina.saysYes({ version: 1, requestId: 'two' }),
    'The dialler of another attempt claims': dialler.claims(2),
  });
  isRefused(underWay(), 'not-owner', {
    'Ben says yes': ben.saysYes(),
    'Ben finalises': ben.finalises,
    'Ben sees it': ben.sees,
  });

  it('frees the holder: remembered, so that the cleared contact closes nothing', () => {
    given(underWay())
      .when(holderIsFreed)
      .keepsItsVersion({ state: 'dialling', case: { freed: true } })
      .records({ type: 'freed', attempt: 1 })
      .does();
  });

  it('is answered', () => {
    given(underWay())
      .when(customer.answers())
      .becomes('answered', { attempt: { contactId: 'callback-1', step: 'placed' } })
      .records({ type: 'answered', by: 'system', attempt: 1 })
      .does(push(amina));
  });

  it('reaches an agent before anybody saw it answered', () => {
    given(underWay())
      .when(customer.talksTo(ben))
      .becomes('resumed', { agentId: 'ben' })
      .records({ type: 'resumed', detail: { agentId: 'ben', contactId: 'callback-1', byHolder: false } })
      .does(push(amina));
  });

  it.each(['busy', 'no-answer', 'invalid-number'] as const)('fails as %s: the offer stands again', (why) => {
    given(underWay())
      .when(customer.isNotReached(why))
      .becomes('offered', { failure: why, popupUntil: null, lastAttempt: { number: 1 } })
      .records({ type: 'failed', attempt: 1, detail: { reason: why } })
      .does(push(amina));
  });
});

describe('a requested callback', () => {
  it('is claimed: the fence is up before Amazon Connect is asked, and number and protocol are known', () => {
    given(requested({ protocol: null }))
      .when(dialler.claims(), at('12:00:06'))
      .becomes('dialling', {
        version: 3,
        case: { protocol: 'P-77', maskedNumber: '+55•••••••••21' },
        attempt: { number: 1, token: 'call-1:1', step: 'calling', claimedAt: at('12:00:06') },
      })
      .records({ type: 'dialling', by: 'system', attempt: 1 })
      .does();
  });

  it('is refused before it was claimed: the offer stands again', () => {
    given(requested())
      .when(dialler.givesUp(1, 'still-with-agent'))
      .becomes('offered', { failure: 'still-with-agent', lastAttempt: attempt() })
      .records('failed')
      .does(push(amina));
  });

  changesNothing(requested(), {
    'A call placed that nobody claimed': dialler.places(),
    'A refusal to somebody who never claimed it': dialler.isRefused(),
    'A call put off that nobody claimed': dialler.isPutOff(),
    'A lost answer that nobody waited for': dialler.losesTheAnswer(),
    'A ring that nobody asked for': customer.rings(),
  });
  changesNothing(requested(), { 'A moment before patience ends': timePasses }, at('12:01:19.999'));

  it('that nobody dialled in time was certainly not dialled: the offer stands again', () => {
    given(requested())
      .when(timePasses, at('12:01:20'))
      .becomes('offered', { failure: 'not-dialled' })
      .records({ type: 'failed', detail: { reason: 'not-dialled' } })
      .does(push(amina));
  });

  it('that nobody dialled in time may not be dialled any more, whether or not a timer said so', () => {
    given(requested()).when(dialler.claims(), at('12:01:20')).answersNo('stale');
  });
});

describe('a callback being asked for', () => {
  isRefused(calling(), 'stale', { 'A second dialler claims the same attempt': dialler.claims() });

  it('is placed', () => {
    given(calling())
      .when(dialler.places(), at('12:00:07'))
      .becomes('dialling', {
        version: 4,
        attempt: { step: 'placed', contactId: 'callback-1', claimedAt: at('12:00:06') },
      })
      .records({ type: 'placed', attempt: 1, detail: { contactId: 'callback-1' } })
      .does(push(amina), lookAgainAt('12:01:22'));
  });

  it('rings before the answer of Amazon Connect came: that places it', () => {
    given(calling())
      .when(customer.rings(), at('12:00:07'))
      .becomes('dialling', { attempt: { step: 'placed', contactId: 'callback-1' } })
      .records('placed')
      .does(push(amina), lookAgainAt('12:01:22'));
  });

  changesNothing(calling(), {
    'Another dialler, who never claimed it, gives up': dialler.givesUp(),
  });

  it('is refused by Amazon Connect: the offer stands again', () => {
    given(calling())
      .when(dialler.isRefused())
      .becomes('offered', { failure: 'not-allowed' })
      .records({ type: 'failed', detail: { reason: 'not-allowed' } })
      .does(push(amina));
  });

  it('is put off: nobody was called, the fence comes down and the same attempt is tried again', () => {
    given(calling())
      .when(dialler.isPutOff(1, 3))
      .keepsItsVersion({ state: 'dialling', attempt: attempt() })
      .records({ type: 'postponed', attempt: 1, detail: { tries: 3 } })
      .does(dial(1, 3));
  });

  it('loses the answer of Amazon Connect: nobody can tell, and it is looked at again in a minute', () => {
    given(calling())
      .when(dialler.losesTheAnswer(), at('12:00:20'))
      .becomes('unknown', { version: 4, since: at('12:00:20'), attempt: { step: 'calling' } })
      .records({ type: 'ambiguous', attempt: 1, detail: { step: 'calling' } })
      .does(push(amina), lookAgainAt('12:01:20'));
  });

  changesNothing(calling(), { 'A moment before patience ends': timePasses }, at('12:01:20.999'));

  it('is without news for longer than any ringing: nobody can tell', () => {
    given(calling())
      .when(timePasses, at('12:01:21'))
      .becomes('unknown', { attempt: { step: 'calling' } })
      .records('ambiguous')
      .does(push(amina), lookAgainAt('12:02:21'));
  });
});

describe('a placed callback', () => {
  changesNothing(placed(), {
    'Placed again': dialler.places(),
    'Refused after it was placed': dialler.isRefused(),
    'Given up by another dialler after it was placed': dialler.givesUp(),
    'Put off after it was placed': dialler.isPutOff(),
    'The answer lost after it was placed': dialler.losesTheAnswer(),
    'It rings': customer.rings(),
    "Somebody else's callback is answered": customer.answers(1, 'callback-9'),
  });
  isRefused(placed(), 'stale', { 'A second dialler claims the same attempt': dialler.claims() });
  changesNothing(placed(), { 'A moment before patience ends': timePasses }, at('12:01:20.999'));

  it('is without news for longer than any ringing: nobody can tell', () => {
    given(placed())
      .when(timePasses, at('12:01:21'))
      .becomes('unknown', { attempt: { step: 'placed', contactId: 'callback-1' } })
      .records({ type: 'ambiguous', detail: { step: 'placed' } })
      .does(push(amina), lookAgainAt('12:02:21'));
  });
});

describe.each(steps)('%s whose interruption grows too old meanwhile', (_, underWay) => {
  changesNothing(
    underWay({ expiresAt: at('12:00:30') }),
    { 'It is not cut off': timePasses },
    at('12:00:30'),
  );
});
