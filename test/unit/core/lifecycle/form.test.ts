import { describe, expect, it } from 'vitest';
import type { Case } from '../../../../core/interruption/interruption.ts';
import { amina, ben, customer, dialler, facts, formFields, support, timePasses } from './people.ts';
import { changesNothing, given, isRefused, push } from './spec.ts';
import * as states from './states.ts';
import { at, expires } from './the-day.ts';

const draft = { summary: 'an invo' };
const answers = { summary: 'an invoice', solved: 'Yes' };
const form = { settings: support({ formFields }) };
const typed = { ...form, draft };
const offeredWith = (change: Partial<Case> = form) => states.offered({ case: states.caseOf(change) });

describe.each([
  ['offered', offeredWith()],
  ['dialling', states.calling(form)],
  ['answered', states.answered(form)],
  ['resumed', states.resumed(form)],
  ['unknown', states.unknown(form)],
] as const)('Amina types into the form while it is %s', (_, before) => {
  it('and it is kept: no news about the offer, nothing for the ledger, told to her other pages', () => {
    given(before).when(amina.types(draft)).keepsItsVersion({ case: { draft } }).records().does(push(amina));
  });
});

describe('what Amina typed', () => {
  it('is replaced as a whole by what stands in the form then', () => {
    given(offeredWith(typed))
      .when(amina.types({ solved: 'No' }))
      .keepsItsVersion({})
      .records();
    const { decision } = given(offeredWith(typed)).when(amina.types({ solved: 'No' }));
    expect(decision.interruption).toMatchObject({ case: { draft: { solved: 'No' } } });
    expect(decision.interruption).not.toHaveProperty('case.draft.summary');
  });

  changesNothing(offeredWith(typed), { 'The same again': amina.types({ ...draft }) });
  isRefused(offeredWith(), 'not-possible', {
    'An answer to a question that was not asked': amina.types({ note: 'x' }),
    'An answer of 1,001 characters': amina.types({ summary: 'x'.repeat(1_001) }),
    'An option that is not offered': amina.types({ solved: 'Maybe' }),
  });
  isRefused(states.offered(), 'not-possible', {
    'Typing where the queue has no form': amina.types(draft),
  });
  isRefused(states.ended('finalised', form), 'not-possible', {
    'Typing after the end': amina.types(draft),
  });
  isRefused(offeredWith(), 'not-owner', { 'Ben types': ben.types(draft) });

  it.each([
    ['a yes', offeredWith(typed), amina.saysYes(), 'dialling'],
    ['a call that is placed', states.calling(typed), dialler.places(), 'dialling'],
    ['a customer who answers', states.placed(typed), customer.answers(), 'answered'],
    ['a conversation that goes on', states.answered(typed), customer.talksTo(amina), 'resumed'],
    ['a callback that fails', states.placed(typed), customer.isNotReached(), 'offered'],
    ['a lost answer', states.calling(typed), dialler.losesTheAnswer(), 'unknown'],
  ] as const)('outlives %s', (_, before, input, state) => {
    given(before).when(input).becomes(state, { case: { draft } });
  });

  it.each([
    ['a no', offeredWith(typed), amina.saysNo(), at('12:00:05')],
    ['finalising', offeredWith(typed), amina.finalisesWith(answers), at('12:00:05')],
    ['the withdrawal of the offer', offeredWith(typed), facts.showNoInterruption(), at('12:00:05')],
    ['age', offeredWith(typed), timePasses, expires],
  ] as const)('goes with %s', (_, before, input, when) => {
    const { decision } = given(before).when(input, when).becomes('ended');
    expect(decision.interruption).toHaveProperty('case.draft', {});
  });

  it('is not shown to Ben when the offer turns out to be his', () => {
    const { decision } = given(offeredWith(typed)).when(facts.showADropOf(ben)).becomes('offered');
    expect(decision.interruption).toHaveProperty('case.draft', {});
  });
});

describe('Amina finalises with answers', () => {
  it('and the ledger says how many, and not what', () => {
    given(offeredWith(typed))
      .when(amina.finalisesWith(answers))
      .becomes('ended', { how: 'finalised' })
      .records({ type: 'finalised', by: 'agent:amina', detail: { how: 'agent', answers: 2 } })
      .does(push(amina));
  });

  isRefused(offeredWith(), 'not-possible', {
    'Without the answer that is required': amina.finalises,
    'With a blank one': amina.finalisesWith({ ...answers, summary: ' ' }),
    'With an answer to a question that was not asked': amina.finalisesWith({ ...answers, note: 'x' }),
    'With an option that is not offered': amina.finalisesWith({ ...answers, solved: 'Maybe' }),
    'With an answer of 1,001 characters': amina.finalisesWith({ summary: 'x'.repeat(1_001) }),
  });
  isRefused(states.offered(), 'not-possible', {
    'With answers where the queue has no form': amina.finalisesWith(answers),
  });
});

describe('answers that could not be saved', () => {
  it('are noted, and the card stays with what was typed', () => {
    given(offeredWith(typed))
      .when(amina.cannotSave)
      .keepsItsVersion({ state: 'offered', case: { draft } })
      .records({ type: 'save-failed', by: 'agent:amina', attempt: 0, detail: { reason: 'throttled' } })
      .does();
  });

  changesNothing(states.ended('finalised', form), { 'Told after the end': amina.cannotSave });
  isRefused(offeredWith(), 'not-owner', { 'Told of Ben': ben.cannotSave });
});

describe('Amina clears the contact', () => {
  changesNothing(offeredWith(typed), { 'with something typed: the card stays': amina.clearsTheContact });

  it.each([
    ['nothing typed', form],
    ['only blanks typed', { ...form, draft: { summary: ' ' } }],
  ])('with %s: that closes the case', (_, change) => {
    given(offeredWith(change)).when(amina.clearsTheContact).becomes('ended', { how: 'finalised' });
  });
});
