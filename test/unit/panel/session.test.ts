import { describe, expect, it } from 'vitest';
import type { ServerFrame, View } from '../../../core/contracts/agent-socket.ts';
import { seconds } from '../../../core/time.ts';
import { type DialOrder, Session } from '../../../panel/session.ts';
import { aView } from './a-view.ts';
import { FakeMachine } from './fake-machine.ts';

const endpoint = { token: 'jwt', ticketUrl: 'https://api/ticket', socketUrl: 'wss://api/socket' };

const withOffer = async () => {
  const machine = new FakeMachine();
  const finalised: View[] = [];
  const orders: DialOrder[] = [];
  const session = new Session(endpoint, machine.world, {
    changed: () => {},
    finalised: (view) => finalised.push(view),
    dial: async (order) => {
      orders.push(order);
      return { outcome: 'dialling', contactId: 'outbound-1' };
    },
  });
  await machine.settle();
  const offer: ServerFrame = { type: 'snapshot', interruptions: [aView()], serverNow: 1_300_000 };
  machine.socket.opens();
  machine.socket.says(offer);
  return { machine, session, finalised, orders, offer };
};

const sentBy = (machine: FakeMachine, type: string) =>
  machine.socket.sent.filter((frame) => frame.type === type);

it('learns how far its own clock is off', async () => {
  const { session } = await withOffer();
  expect(session.state.skew).toBe(300_000);
});

describe('a choice', () => {
  it('is sent once however often the agent clicks', async () => {
    const { machine, session } = await withOffer();
    session.choose(aView(), 'resume', 'popup');
    session.choose(aView(), 'resume', 'popup');
    session.choose(aView(), 'end', 'popup');
    expect(sentBy(machine, 'choose')).toEqual([
      {
        type: 'choose',
        interruptionId: 'int-1',
        version: 3,
        choice: 'resume',
        via: 'popup',
        requestId: 'r-1',
      },
    ]);
  });

  it('whose result was lost with the socket is asked again under the same id', async () => {
    const { machine, session, offer } = await withOffer();
    session.choose(aView(), 'resume', 'popup');
    machine.socket.drops();
    await machine.pass(seconds(0.5));
    machine.socket.opens();
    machine.socket.says(offer);
    expect(sentBy(machine, 'choose')).toMatchObject([{ requestId: 'r-1' }]);
  });

  it('that was granted is not asked again', async () => {
    const { machine, session, offer } = await withOffer();
    session.choose(aView(), 'resume', 'popup');
    machine.socket.says({ type: 'result', requestId: 'r-1', ok: true });
    machine.socket.drops();
    await machine.pass(seconds(0.5));
    machine.socket.opens();
    machine.socket.says(offer);
    expect(sentBy(machine, 'choose')).toEqual([]);
  });

  it('unanswered for 15 s is given up and never sent later', async () => {
    const { machine, session, offer } = await withOffer();
    session.choose(aView(), 'resume', 'button');
    machine.ticketAnswer = async () => Promise.reject(new TypeError('fetch failed'));
    machine.socket.drops();
    await machine.pass(seconds(15));
    machine.ticketAnswer = async () => Response.json({ ticket: 't-2', expiresAt: 0 });
    await machine.wake();
    machine.socket.opens();
    machine.socket.says(offer);
    expect(sentBy(machine, 'choose')).toEqual([]);
    expect(session.state.list.items.get('int-1')?.refusal?.code).toBe('no-answer');
  });

  it('after a refusal gets a new id', async () => {
    const { machine, session } = await withOffer();
    session.choose(aView(), 'resume', 'popup');
    machine.socket.says({ type: 'result', requestId: 'r-1', ok: false, code: 'try-again', message: '' });
    session.choose(aView(), 'resume', 'button');
    expect(sentBy(machine, 'choose')).toMatchObject([
      { requestId: 'r-1' },
      { requestId: 'r-2', via: 'button' },
    ]);
  });
});

describe('finalising', () => {
  it('tells the page around the panel only when the server agrees', async () => {
    const { machine, session, finalised } = await withOffer();
    session.finalise(aView());
    expect(finalised).toEqual([]);
    machine.socket.says({ type: 'result', requestId: 'r-1', ok: true });
    expect(finalised).toEqual([aView()]);
  });

  it('tells the page around the panel although the end of the interruption comes before the result', async () => {
    const { machine, session, finalised } = await withOffer();
    session.finalise(aView());
    const ended = aView({
      version: 4,
      state: 'ended',
      reason: 'finalised',
      canResume: false,
      whyNot: 'closed',
    });
    machine.socket.says({ type: 'interruption', view: ended, serverNow: machine.now });
    machine.socket.says({ type: 'result', requestId: 'r-1', ok: true });
    expect(finalised).toEqual([aView()]);
  });

  it('that is refused tells nobody', async () => {
    const { machine, session, finalised } = await withOffer();
    session.finalise(aView());
    machine.socket.says({ type: 'result', requestId: 'r-1', ok: false, code: 'not-possible', message: '' });
    expect(finalised).toEqual([]);
  });
});

it('each version is reported as shown once', async () => {
  const { machine, session } = await withOffer();
  session.shown(aView());
  session.shown(aView());
  session.shown(aView({ version: 4 }));
  expect(sentBy(machine, 'shown')).toEqual([
    { type: 'shown', interruptionId: 'int-1', version: 3 },
    { type: 'shown', interruptionId: 'int-1', version: 4 },
  ]);
});

it('what could not be reported as shown is reported later', async () => {
  const { machine, session, offer } = await withOffer();
  machine.socket.drops();
  session.shown(aView());
  await machine.pass(seconds(0.5));
  machine.socket.opens();
  machine.socket.says(offer);
  session.shown(aView());
  expect(sentBy(machine, 'shown')).toHaveLength(1);
});

describe('an order to dial', () => {
  const order = (requestId: string): ServerFrame => ({
    type: 'dial',
    interruptionId: 'int-1',
    attempt: 1,
    requestId,
    phoneNumber: '+5511987654321',
    queueArn: 'arn:queue/support',
    relatedContactId: 'call-1',
    clearFirst: null,
  });

  it('for this page’s own yes is carried out once, however often it comes, and the server hears of it', async () => {
    const { machine, session, orders } = await withOffer();
    session.choose(aView(), 'resume', 'popup');
    machine.socket.says(order('r-1'));
    machine.socket.says(order('r-1'));
    await machine.settle();
    expect(orders).toHaveLength(1);
    expect(sentBy(machine, 'dialled')).toEqual([
      { type: 'dialled', interruptionId: 'int-1', attempt: 1, outcome: 'dialling', contactId: 'outbound-1' },
    ]);
  });

  it('for another page’s yes is that page’s', async () => {
    const { machine, session, orders } = await withOffer();
    session.choose(aView(), 'end', 'popup');
    machine.socket.says(order('r-1'));
    machine.socket.says(order('r-of-another-page'));
    await machine.settle();
    expect(orders).toEqual([]);
  });
});
