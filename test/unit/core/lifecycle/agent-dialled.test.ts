import { describe, it } from 'vitest';
import { amina, ben } from './people.ts';
import { given, isRefused, push } from './spec.ts';
import { calling, offered, placed, requested } from './states.ts';
import { at } from './the-day.ts';

describe('an agent whose own browser dials', () => {
  it('cannot: no call was made, and the offer stands again', () => {
    given(calling())
      .when(amina.couldNotDial())
      .becomes('offered', { failure: 'agent-could-not-dial' })
      .records({ type: 'failed', attempt: 1, detail: { reason: 'agent-could-not-dial' } })
      .does(push(amina));
  });

  it('does not hear what became of it: nobody can tell, and nothing dials again by itself', () => {
    given(calling())
      .when(amina.cannotTellWhetherItDialled(), at('12:00:20'))
      .becomes('unknown', { since: at('12:00:20') })
      .records('ambiguous');
  });

  isRefused(calling(), 'not-owner', { 'Ben says so': ben.couldNotDial() });
  isRefused(calling(), 'stale', { 'It is about another attempt': amina.couldNotDial(2) });
  isRefused(requested(), 'stale', { 'Nobody has told the agent to dial yet': amina.couldNotDial() });
  isRefused(placed(), 'stale', { 'The call is known already': amina.couldNotDial() });
  isRefused(offered(), 'stale', { 'No call was asked for': amina.cannotTellWhetherItDialled() });
});
