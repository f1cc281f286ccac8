import { describe, expect, it } from 'vitest';
import { amina, ben, customer, dialler, facts, holderIsFreed } from './people.ts';
import { changesNothing, given, lookAgainAt, lookUp, push } from './spec.ts';
import { caseOf, offered, offeredAgain, offeredWithoutATrace } from './states.ts';
import { at } from './the-day.ts';

describe('late facts about an offer that nobody has answered', () => {
  it('show that Ben is the holder: the offer is taken from Amina and made to Ben', () => {
    given(offered())
      .when(facts.showADropOf(ben), at('12:00:03'))
      .becomes('offered', { case: { holder: ben.leg, shown: false }, popupUntil: at('12:00:13') })
      .records(
        { type: 'withdrawn', detail: { agentId: 'amina', reason: 'other-holder' } },
        { type: 'offered', detail: expect.objectContaining({ agentId: 'ben' }) },
      )
      .does(push(amina), push(ben), lookAgainAt('12:00:13'));
  });

  it('show that it was Ben who had that very leg: the offer goes to Ben', () => {
    given(offered())
      .when(facts.showADropOf({ leg: { agentId: 'ben', contactId: amina.leg.contactId } }))
      .becomes('offered', { case: { holder: { agentId: 'ben' } } })
      .records('withdrawn', 'offered');
  });

  it('show that Ben is the holder and may not be asked: the offer is taken from Amina', () => {
    given(offered())
      .when(facts.showADropWithoutOffer(ben))
      .becomes('ended', { how: 'withdrawn', case: { holder: amina.leg } })
      .records('withdrawn')
      .does(push(amina));
  });

  it('show that the call goes on with somebody: the offer is withdrawn', () => {
    given(offered())
      .when(facts.showNoInterruption('still-with-agent'))
      .becomes('ended', { how: 'withdrawn' })
      .records({ type: 'withdrawn', by: 'system', detail: { agentId: 'amina', reason: 'still-with-agent' } })
      .does(push(amina));
  });

  it('leave a later leg unexplained: the offer stays and Amazon Connect is asked about that leg', () => {
    const before = offered();
    const { decision } = given(before)
      .when(facts.doNotSay(ben.leg.contactId))
      .does(lookUp(ben.leg.contactId));
    expect(decision.interruption).toBe(before);
  });

  changesNothing(offered(), {
    'They confirm the drop and its holder': facts.showADropOf(amina),
    'They confirm the drop after the queue was switched off': facts.showADropWithoutOffer(amina),
  });
});

describe('late facts about an offer after resume was chosen once', () => {
  changesNothing(offeredAgain(), {
    'They show another holder': facts.showADropOf(ben),
    'They show that the call goes on with somebody': facts.showNoInterruption('still-with-agent'),
    'They confirm the drop': facts.showADropOf(amina),
  });

  changesNothing(offeredWithoutATrace(), {
    'They show another holder, and a call may have been made': facts.showADropOf(ben),
    'They show no interruption, and a call may have been made': facts.showNoInterruption(),
  });
});

describe('news of the last callback, once its offer stands again', () => {
  it('the customer reached Amina after all: the contact is resumed', () => {
    given(offeredAgain())
      .when(customer.talksTo(amina))
      .becomes('resumed', { version: 6, agentId: 'amina' })
      .records({
        type: 'resumed',
        attempt: 1,
        detail: { agentId: 'amina', contactId: 'callback-1', byHolder: true },
      })
      .does(push(amina));
  });

  it('an attempt without a trace rings after all: it is being dialled', () => {
    given(offeredWithoutATrace())
      .when(customer.rings(), at('12:02:00'))
      .becomes('dialling', { attempt: { step: 'placed', contactId: 'callback-1' } })
      .records('placed')
      .does(push(amina), lookAgainAt('12:03:15'));
  });

  it('an attempt without a trace was answered after all', () => {
    given(offeredWithoutATrace())
      .when(customer.answers())
      .becomes('answered', { attempt: { contactId: 'callback-1' } })
      .records('answered')
      .does(push(amina));
  });

  it('what is known later counts: a customer who had gone on to another queue is waiting after all', () => {
    given(heardOf(2))
      .when(customer.answers(1, 'callback-1', 3))
      .becomes('answered', { attempt: { heard: 3 } })
      .records('answered');
  });

  changesNothing(heardOf(2), {
    'A late "answered" of an attempt that failed for certain': customer.answers(),
    'A late "ringing" of an attempt that failed for certain': customer.rings(),
    'The failure told again': customer.isNotReached(),
    'An end without a reason': customer.isGoneWithoutAReason(),
    'News of an attempt that was never made': customer.talksTo(amina, 2),
    "News of somebody else's callback": customer.answers(1, 'callback-9'),
  });

  changesNothing(offeredWithoutATrace(), {
    'An attempt without a trace turns out to have failed': customer.isNotReached('busy'),
  });

  changesNothing(offered(), { 'News before any callback was made': customer.talksTo(amina) });
});

describe('the dialler, while the offer stands', () => {
  it('has no turn', () => {
    given(offered()).when(dialler.claims()).isRefused('stale');
  });

  it('has no second turn for an attempt that failed', () => {
    given(offeredAgain()).when(dialler.claims(1)).isRefused('stale');
  });

  changesNothing(offeredAgain(), {
    'A call placed': dialler.places(),
    'A call refused': dialler.isRefused(),
    'A call put off': dialler.isPutOff(),
    'A lost answer': dialler.losesTheAnswer(),
  });
});

describe('the holder freed by us', () => {
  it('is remembered once', () => {
    given(offered())
      .when(holderIsFreed)
      .keepsItsVersion({ state: 'offered', case: { freed: true } })
      .records({ type: 'freed', by: 'system' })
      .does();
  });

  changesNothing(offered({ case: caseOf({ freed: true }) }), { 'Freed again': holderIsFreed });
});

describe('a leg without a reason after the offer was withdrawn', () => {
  it('is asked about: the order of the events must not decide whether there is an offer', () => {
    const withdrawn = given(offered()).when(facts.showNoInterruption('still-with-agent')).decision;
    given(withdrawn.interruption)
      .when(facts.doNotSay(ben.leg.contactId))
      .becomes('detected', { contactId: ben.leg.contactId })
      .does(lookUp(ben.leg.contactId));
  });
});

function heardOf(revision: number) {
  const { lastAttempt } = offeredAgain();
  return offeredAgain({ lastAttempt: lastAttempt && { ...lastAttempt, heard: revision } });
}
