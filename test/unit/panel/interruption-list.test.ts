import { describe, expect, it } from 'vitest';
import type { ServerFrame, View } from '../../../core/contracts/agent-socket.ts';
import {
  emptyList,
  evolve,
  hasDroppedAgain,
  type InterruptionList,
  itemsInOrder,
  type ListInput,
  type Request,
} from '../../../panel/interruption-list.ts';
import { aView } from './a-view.ts';

const heard = (frame: ServerFrame): ListInput => ({ type: 'heard', frame });
const pushed = (view: View, serverNow = 1_000_500): ListInput =>
  heard({ type: 'interruption', view, serverNow });
const snapshot = (interruptions: View[], serverNow = 1_000_500): ListInput =>
  heard({ type: 'snapshot', interruptions, serverNow });
const granted = (requestId: string): ListInput => heard({ type: 'result', requestId, ok: true });
const refused = (requestId: string, code = 'stale'): ListInput =>
  heard({ type: 'result', requestId, ok: false, code, message: 'too late' });

const yes: Request = {
  type: 'choose',
  interruptionId: 'int-1',
  version: 3,
  choice: 'resume',
  via: 'popup',
  requestId: 'r-1',
};
const closing: Request = { type: 'finalise', interruptionId: 'int-1', requestId: 'r-2', fields: {} };
const requested = (request: Request): ListInput => ({ type: 'requested', request });

const listAfter = (...inputs: ListInput[]): InterruptionList => inputs.reduce(evolve, emptyList);
const shown = (list: InterruptionList): string[] =>
  itemsInOrder(list).map(({ view }) => `${view.interruptionId}@${view.version} ${view.state}`);
const first = (list: InterruptionList) => itemsInOrder(list)[0];

describe('what the server says', () => {
  it('a push adds an interruption', () => {
    expect(shown(listAfter(pushed(aView())))).toEqual(['int-1@3 offered']);
  });

  it('the newest drop comes first', () => {
    const older = aView({ interruptionId: 'int-0', droppedAt: 1 });
    expect(shown(listAfter(pushed(older), pushed(aView())))).toEqual(['int-1@3 offered', 'int-0@3 offered']);
  });

  it('a newer version replaces, an older one is dropped', () => {
    const newer = aView({ version: 4, state: 'dialling' });
    expect(shown(listAfter(pushed(aView()), pushed(newer)))).toEqual(['int-1@4 dialling']);
    expect(shown(listAfter(pushed(newer), pushed(aView())))).toEqual(['int-1@4 dialling']);
  });

  it.each(['ended', 'not-offered', 'detected'] as const)(
    'an interruption that is %s leaves the list',
    (state) => {
      expect(shown(listAfter(pushed(aView()), pushed(aView({ version: 4, state }))))).toEqual([]);
    },
  );

  it('an older version that comes late does not bring back what has left', () => {
    expect(shown(listAfter(pushed(aView({ version: 4, state: 'ended' })), pushed(aView())))).toEqual([]);
  });

  it('a snapshot removes what it does not name', () => {
    const other = aView({ interruptionId: 'int-2' });
    expect(shown(listAfter(pushed(aView()), snapshot([other], 1_000_501)))).toEqual(['int-2@3 offered']);
  });

  it('a snapshot does not remove what was pushed after it was read', () => {
    expect(shown(listAfter(pushed(aView(), 1_000_501), snapshot([], 1_000_500)))).toEqual([
      'int-1@3 offered',
    ]);
    expect(shown(listAfter(pushed(aView(), 1_000_500), snapshot([], 1_000_500)))).toEqual([]);
  });

  it('a snapshot does not take a newer version back', () => {
    const newer = aView({ version: 4, state: 'dialling' });
    expect(shown(listAfter(pushed(newer), snapshot([aView()])))).toEqual(['int-1@4 dialling']);
  });

  it('the countdown keeps its start while the deadline stays the same', () => {
    const again = listAfter(pushed(aView(), 1_000_700), snapshot([aView()], 1_004_000));
    expect(first(again)?.popupSince).toBe(1_000_700);
    const renewed = evolve(again, pushed(aView({ version: 5, popupUntil: 1_030_000 }), 1_020_000));
    expect(first(renewed)?.popupSince).toBe(1_020_000);
  });
});

describe('an end that was not the agent’s doing', () => {
  const ended = (reason: string, change: Partial<View> = {}) =>
    aView({ version: 4, state: 'ended', reason, ...change });
  const noted = ({ farewells }: InterruptionList) =>
    farewells.map(({ view, at, isRead }) => [view.interruptionId, at, isRead]);

  it.each(['withdrawn', 'customer-returned', 'expired', 'solar-flare'])('leaves a note: %s', (reason) => {
    const list = listAfter(pushed(aView()), pushed(ended(reason), 1_003_000));
    expect(noted(list)).toEqual([['int-1', 1_003_000, false]]);
  });

  it.each(['choice', 'finalised'])('is not meant by the agent’s own: %s', (reason) => {
    expect(noted(listAfter(pushed(aView()), pushed(ended(reason))))).toEqual([]);
  });

  it('is not meant by a case that this agent finalised, before the server tells its end', () => {
    expect(noted(listAfter(pushed(aView()), requested(closing), granted('r-2')))).toEqual([]);
  });

  it('leaves no note of what was never on this agent’s screen', () => {
    expect(noted(listAfter(pushed(ended('withdrawn'))))).toEqual([]);
  });

  it('leaves one note however often it is told', () => {
    const list = listAfter(pushed(aView()), pushed(ended('expired')), pushed(ended('expired'), 1_009_000));
    expect(noted(list)).toEqual([['int-1', 1_000_500, false]]);
  });

  it('is kept as read once the agent has read it, and only that one', () => {
    const two = listAfter(
      pushed(aView()),
      pushed(aView({ interruptionId: 'int-2' })),
      pushed(ended('withdrawn')),
      pushed(ended('expired', { interruptionId: 'int-2' })),
    );
    expect(noted(evolve(two, { type: 'read', interruptionId: 'int-1' }))).toEqual([
      ['int-1', 1_000_500, true],
      ['int-2', 1_000_500, false],
    ]);
  });

  it('is taken back when the case is this agent’s again', () => {
    const again = listAfter(pushed(aView()), pushed(ended('withdrawn')), pushed(aView({ version: 5 })));
    expect(noted(again)).toEqual([]);
    expect(shown(again)).toEqual(['int-1@5 offered']);
  });
});

describe('what the agent asks for', () => {
  const asked = listAfter(pushed(aView()), requested(yes));

  it('a request is in flight until its result', () => {
    expect(first(asked)?.request).toEqual(yes);
  });

  it('a refusal frees the buttons and is remembered with its words', () => {
    expect(first(evolve(asked, refused('r-1')))).toMatchObject({
      request: undefined,
      refusal: { code: 'stale', message: 'too late' },
    });
  });

  it('a granted choice keeps the buttons closed until the version that shows its effect', () => {
    const between = evolve(asked, granted('r-1'));
    expect(first(between)?.request).toEqual(yes);
    expect(first(evolve(between, pushed(aView({ version: 4, state: 'dialling' }))))?.request).toBeUndefined();
  });

  it('the effect may arrive before the result', () => {
    const effect = evolve(asked, pushed(aView({ version: 4, state: 'dialling' })));
    expect(first(effect)?.request).toEqual(yes);
    expect(first(evolve(effect, granted('r-1')))?.request).toBeUndefined();
  });

  it('a result for someone else’s request changes nothing', () => {
    expect(evolve(asked, refused('r-99'))).toBe(asked);
    expect(evolve(asked, heard({ type: 'result', requestId: null, ok: true }))).toBe(asked);
  });

  it('a request without a result is given up, and says so', () => {
    const late = evolve(asked, { type: 'unanswered', requestId: 'r-1' });
    expect(first(late)).toMatchObject({ request: undefined, refusal: { code: 'no-answer' } });
  });

  it('a granted choice whose effect never came frees the buttons without blame', () => {
    const late = evolve(evolve(asked, granted('r-1')), { type: 'unanswered', requestId: 'r-1' });
    expect(first(late)).toMatchObject({ request: undefined, refusal: undefined });
  });

  it('the next request takes the old refusal away', () => {
    const again = evolve(evolve(asked, refused('r-1')), requested({ ...yes, requestId: 'r-3' }));
    expect(first(again)?.refusal).toBeUndefined();
  });

  it('a finalised interruption leaves as soon as the server agrees', () => {
    const list = listAfter(pushed(aView()), requested(closing), granted('r-2'));
    expect(shown(list)).toEqual([]);
    expect(shown(evolve(list, pushed(aView())))).toEqual([]);
  });
});

describe('a resumed call', () => {
  const resumed = aView({ state: 'resumed', attempt: 1, callbackContactId: 'c-9' });
  const callback = aView({ interruptionId: 'c-9', contactId: 'c-9' });

  it('has dropped again once there is an interruption of its callback', () => {
    expect(hasDroppedAgain(listAfter(pushed(resumed)), resumed)).toBe(false);
    expect(hasDroppedAgain(listAfter(pushed(resumed), pushed(aView())), resumed)).toBe(false);
    expect(hasDroppedAgain(listAfter(pushed(resumed), pushed(callback)), resumed)).toBe(true);
  });

  it('has dropped again also when the agent has said no to the second callback', () => {
    const ended = aView({ ...callback, version: 4, state: 'ended', reason: 'choice' });
    expect(hasDroppedAgain(listAfter(pushed(resumed), pushed(callback), pushed(ended)), resumed)).toBe(true);
  });

  it.each(['dialling', 'answered'] as const)('is not meant by a card that is %s', (state) => {
    expect(hasDroppedAgain(listAfter(pushed(callback)), { ...resumed, state })).toBe(false);
  });
});
