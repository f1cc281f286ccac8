import { describe, expect, it } from 'vitest';
import { amina, ben, customer, dialler, facts, holderIsFreed, timePasses } from './people.ts';
import { changesNothing, given, isRefused, lookAgainAt, push } from './spec.ts';
import { ended } from './states.ts';
import { expires, offeredAt } from './the-day.ts';

const forGood = ['choice', 'finalised', 'expired'] as const;

describe.each(forGood)('an interruption ended by %s', (how) => {
  changesNothing(ended(how), {
    'Late facts show another holder': facts.showADropOf(ben),
    'Late facts confirm the drop': facts.showADropOf(amina),
    'Late facts leave a leg unexplained': facts.doNotSay('call-1-ben'),
  });
});

describe.each([...forGood, 'withdrawn'] as const)('an interruption ended by %s', (how) => {
  const over = ended(how, { acceptedRequests: ['accepted-before'] });

  changesNothing(over, {
    'Late facts show no interruption': facts.showNoInterruption(),
    'Amina sees it': amina.sees,
    'The request that was accepted': amina.saysNo({ requestId: 'accepted-before', version: 1 }),
    'The contact is cleared': amina.clearsTheContact,
    'A call placed': dialler.places(),
    'A call refused': dialler.isRefused(),
    'A call put off': dialler.isPutOff(),
    'A lost answer': dialler.losesTheAnswer(),
    'A callback rings': customer.rings(),
    'A callback is answered': customer.answers(),
    'A callback reaches an agent': customer.talksTo(amina),
    'A callback fails': customer.isNotReached(),
    'The holder freed': holderIsFreed,
  });
  changesNothing(over, { 'Time passing': timePasses }, expires);

  isRefused(over, 'not-possible', {
    'A yes': amina.saysYes({ version: 2 }),
    'A no': amina.saysNo({ version: 2 }),
    Finalising: amina.finalises,
  });
  isRefused(over, 'stale', {
    'A yes to the offer as it was': amina.saysYes({ version: 1 }),
    'A dialler claims': dialler.claims(),
  });
  isRefused(over, 'not-owner', {
    'Ben says yes': ben.saysYes(),
    'Ben finalises': ben.finalises,
    'Ben sees it': ben.sees,
  });
});

describe('an interruption that was withdrawn', () => {
  it('turns out to be one of Ben: it is offered to him', () => {
    given(ended('withdrawn'))
      .when(facts.showADropOf(ben), offeredAt)
      .becomes('offered', { version: 3, case: { holder: ben.leg } })
      .records({ type: 'offered', detail: expect.objectContaining({ agentId: 'ben' }) })
      .does(push(ben), lookAgainAt('12:00:11'));
  });

  it('turns out to be one of Amina after all: it is offered to her again', () => {
    given(ended('withdrawn'))
      .when(facts.showADropOf(amina), offeredAt)
      .becomes('offered', { version: 3 })
      .does(push(amina), lookAgainAt('12:00:11'));
  });

  changesNothing(ended('withdrawn'), {
    'It turns out to be a drop in a queue that is off': facts.showADropWithoutOffer(ben),
  });
});
