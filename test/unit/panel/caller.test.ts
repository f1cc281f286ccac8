import { beforeEach, expect, it } from 'vitest';
import { Caller, headStart } from '../../../panel/attention/caller.ts';
import { emptyList, evolve, type Item, itemsInOrder } from '../../../panel/interruption-list.ts';
import { en } from '../../../panel/texts/en.ts';
import { aView } from './a-view.ts';
import { FakeAttention } from './fake-attention.ts';
import { FakeMachine } from './fake-machine.ts';

const itemsOf = (...ids: string[]): Item[] =>
  itemsInOrder(
    ids.reduce((list, interruptionId) => {
      const view = aView({ interruptionId });
      return evolve(list, { type: 'heard', frame: { type: 'interruption', view, serverNow: 1_000_500 } });
    }, emptyList),
  );

let machine: FakeMachine;

beforeEach(() => {
  machine = new FakeMachine();
});

const aPage = (attention: FakeAttention) => {
  const revealed: number[] = [];
  const world = { ...machine.world, attention };
  const caller = new Caller(world, en, () => revealed.push(machine.now));
  return { caller, attention, revealed };
};

const hidden = (held?: Set<string>) => {
  const attention = new FakeAttention(held);
  attention.watched = false;
  return attention;
};

it('an agent who looks elsewhere is called once: tone, title and notification', async () => {
  const { caller, attention } = aPage(hidden());
  for (let drawing = 0; drawing < 3; drawing += 1) caller.look(itemsOf('int-1'));
  await machine.pass(headStart);
  expect(attention).toMatchObject({
    beeps: 1,
    title: '(1) Your call dropped?',
    notifications: ['Your call dropped?'],
  });
});

it('an agent who looks at the page is not called', async () => {
  const { caller, attention } = aPage(new FakeAttention());
  caller.look(itemsOf('int-1'));
  await machine.pass(headStart);
  expect(attention).toMatchObject({ beeps: 0, title: 'Desk', notifications: [] });
});

it('of two hidden pages one calls', async () => {
  const held = new Set<string>();
  const pages = [aPage(hidden(held)), aPage(hidden(held))];
  for (const { caller } of pages) caller.look(itemsOf('int-1'));
  await machine.pass(headStart);
  expect(pages.map(({ attention }) => attention.beeps)).toEqual([1, 0]);
});

it('a hidden page is silent while the agent looks at another one, also if it heard of the question first', async () => {
  const held = new Set<string>();
  const [behind, inView] = [aPage(hidden(held)), aPage(new FakeAttention(held))];
  behind.caller.look(itemsOf('int-1'));
  await machine.pass(headStart - 1);
  inView.caller.look(itemsOf('int-1'));
  await machine.pass(1);
  expect([behind.attention.beeps, inView.attention.beeps]).toEqual([0, 0]);
});

it('the title counts the questions, and the calling ends with the last of them', async () => {
  const { caller, attention } = aPage(hidden());
  caller.look(itemsOf('int-1', 'int-2'));
  await machine.pass(headStart);
  expect(attention.title).toBe('(2) Your call dropped?');
  caller.look(itemsOf('int-2'));
  expect(attention.title).toBe('(1) Your call dropped?');
  caller.look([]);
  expect(attention).toMatchObject({ title: 'Desk', notifications: [] });
  expect(attention.held.size).toBe(0);
});

it('the calling ends when the agent comes to the page', async () => {
  const { caller, attention } = aPage(hidden());
  caller.look(itemsOf('int-1'));
  await machine.pass(headStart);
  attention.comesToPage();
  expect(attention).toMatchObject({ title: 'Desk', notifications: [] });
});

it('a question that is over before the hidden page may call is not called for', async () => {
  const { caller, attention } = aPage(hidden());
  caller.look(itemsOf('int-1'));
  caller.look([]);
  await machine.pass(headStart);
  expect(attention.beeps).toBe(0);
  expect(machine.timers).toBe(0);
});

it('the page around the panel hears of each new question once', () => {
  const { caller, revealed } = aPage(new FakeAttention());
  caller.look(itemsOf('int-1'));
  caller.look(itemsOf('int-1', 'int-2'));
  caller.look(itemsOf('int-1', 'int-2'));
  expect(revealed).toHaveLength(2);
});
