import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import type { CallView as Call, AgentContact as Contact } from '../../../local/connect/world.ts';
import { allDone, dueStep } from '../../../local/desk/page/due-step.ts';
import { happenings, type Moment } from '../../../local/desk/page/story.ts';
import { emptyWorld, type WorldSnapshot, worldSnapshot } from '../../../local/desk/page/world.ts';
import { aminasContact, marinasCall, marinasDrop, worldWith } from '../../browser/fixtures.ts';

/** What the simulator sends, as the page reads it. */
const seen = (calls: Call[], contacts: Contact[]): WorldSnapshot =>
  v.parse(worldSnapshot, worldWith(calls, contacts));

const moment = (calls: Call[], contacts: Contact[] = [], views: Moment['views'] = []): Moment => ({
  world: seen(calls, contacts),
  views,
});
const told = (before: Moment, now: Moment): string[] =>
  happenings(before, now, 'a-amina').map(({ text }) => text);

const callback: Call = { ...marinasCall, contactId: 'c-9', kind: 'callback', state: 'ringing' };
const nothing = moment([]);

describe('the story', () => {
  it('tells a call from ringing to its break', () => {
    const states = [
      moment([{ ...marinasCall, state: 'queued' }]),
      moment([{ ...marinasCall, state: 'offered' }]),
      moment([marinasCall]),
      moment([{ ...marinasCall, state: 'ended', endedBy: 'line' }]),
    ];
    expect(states.flatMap((now, index) => told(states[index - 1] ?? nothing, now))).toEqual([
      'Call placed',
      'Rings at the agent',
      'Call connected',
      'Line dropped',
    ]);
  });

  const second: Call = { ...marinasCall, contactId: 'c-2', previousContactId: 'c-1' };

  it('tells a transfer as the same call moving on', () => {
    const moved: Call = { ...marinasCall, state: 'ended', endedBy: 'transfer' };
    const states = [
      moment([marinasCall]),
      moment([moved, { ...second, state: 'queued' }]),
      moment([moved, { ...second, state: 'offered' }]),
      moment([moved, second]),
    ];
    expect(states.slice(1).flatMap((now, index) => told(states[index] ?? nothing, now))).toEqual([
      'Call moved on',
      'Rings at the next agent',
      'Call connected',
    ]);
  });

  it('tells whom an agent asks while keeping the customer, another agent or somebody outside', () => {
    const asked: Call = { ...second, state: 'offered', beside: 'agent' };
    const outside: Call = { ...second, state: 'ringing', kind: 'external' };
    expect(told(moment([marinasCall]), moment([marinasCall, asked]))).toEqual(['Rings at another agent']);
    expect(told(moment([marinasCall]), moment([marinasCall, outside]))).toEqual(['Third party is called']);
  });

  it.each([
    ['agent', 'Agent hung up'],
    ['third-party', 'Third party hung up'],
    ['supervisor', 'Supervisor took over'],
    ['customer', 'Caller hung up'],
    ['not-answered', 'Not answered'],
    ['api', 'Call stopped by the system'],
  ] as const)('an end by %s reads “%s”', (endedBy, text) => {
    expect(told(moment([marinasCall]), moment([{ ...marinasCall, state: 'ended', endedBy }]))).toEqual([
      text,
    ]);
  });

  it('tells the way back', () => {
    const offered = moment([], [], [marinasDrop]);
    const dialling = moment([callback], [], [{ ...marinasDrop, version: 2, state: 'dialling' }]);
    const waiting = moment(
      [{ ...callback, state: 'waiting' }],
      [],
      [{ ...marinasDrop, version: 3, state: 'answered' }],
    );
    const resumed = moment(
      [{ ...callback, state: 'connected' }],
      [],
      [{ ...marinasDrop, version: 4, state: 'resumed' }],
    );
    expect([...told(nothing, offered), ...told(offered, dialling)]).toEqual([
      'Agent is asked',
      'Customer’s phone rings',
      'Agent says yes',
    ]);
    expect(told(dialling, waiting)).toEqual(['Customer answered', 'Bringing both together']);
    expect(told(waiting, resumed)).toEqual(['Callback connected', 'Contact resumed']);
  });

  it('tells that a callback failed and the offer stands', () => {
    const dialling = moment([], [], [{ ...marinasDrop, state: 'dialling' }]);
    const again = moment([], [], [{ ...marinasDrop, state: 'offered', reason: 'busy', attempt: 1 }]);
    expect(told(dialling, again)).toEqual(['Callback did not go through; still offered']);
  });

  it('tells the end of after-contact work, of this agent only', () => {
    const working = moment([], [{ ...aminasContact, state: 'after-contact-work' }]);
    expect(told(working, nothing)).toEqual(['After-contact work finished']);
    expect(happenings(working, nothing, 'a-ben')).toEqual([]);
  });

  it('tells nothing when nothing changed', () => {
    const now = moment([marinasCall], [aminasContact], [marinasDrop]);
    expect(told(now, now)).toEqual([]);
  });
});

describe('the step that is due', () => {
  const amina = (contacts: Contact[]) => seen([], contacts).agents[0];

  it.each([
    ['place a call', dueStep(emptyWorld, undefined, []), 0],
    ['accept it', dueStep(seen([{ ...marinasCall, state: 'offered' }], []), amina([]), []), 1],
    ['drop the line', dueStep(seen([marinasCall], []), amina([aminasContact]), []), 2],
    ['say yes', dueStep(emptyWorld, amina([]), [marinasDrop]), 3],
    ['answer', dueStep(emptyWorld, amina([]), [{ ...marinasDrop, state: 'dialling' }]), 4],
    ['nothing more', dueStep(emptyWorld, amina([]), [{ ...marinasDrop, state: 'resumed' }]), allDone],
  ])('is: %s', (_, step, expected) => {
    expect(step).toBe(expected);
  });
});
