/** During a deployment a page talks to a server of another version: what it does not know must not stop it. */
import { describe, expect, it } from 'vitest';
import type { ServerFrame } from '../../../core/contracts/agent-socket.ts';
import { SocketClient } from '../../../panel/socket-client.ts';
import { aView } from './a-view.ts';
import { FakeMachine } from './fake-machine.ts';

const endpoint = { token: 'jwt', ticketUrl: 'https://api/ticket', socketUrl: 'wss://api/socket' };

const hears = async (...said: readonly unknown[]) => {
  const machine = new FakeMachine();
  const frames: ServerFrame[] = [];
  const client = new SocketClient(endpoint, machine.world, {
    status: () => undefined,
    frame: (frame) => frames.push(frame),
  });
  await machine.settle();
  machine.socket.opens();
  for (const one of said) machine.socket.saysText(JSON.stringify(one));
  return { client, frames };
};

const snapshot = (...interruptions: readonly unknown[]) => ({
  type: 'snapshot',
  interruptions,
  serverNow: 5,
});
const sleeping = { ...aView({ interruptionId: 'int-2' }), state: 'sleeping' };

describe('a newer server', () => {
  it('may say more of an interruption than the page knows', async () => {
    const { frames } = await hears(snapshot({ ...aView(), weather: 'rain' }), {
      type: 'interruption',
      view: { ...aView(), mood: { score: 5 } },
      serverNow: 6,
      trace: 'abc',
    });
    expect(frames).toEqual([snapshot(aView()), { type: 'interruption', view: aView(), serverNow: 6 }]);
  });

  it('may have a state that the page does not know: the page goes online, with all its other cards', async () => {
    const { client, frames } = await hears(snapshot(sleeping, aView()));
    expect(client.status).toBe('online');
    expect(frames).toEqual([snapshot(aView())]);
  });

  it('may send what the page does not know: it is passed over and counted, and the page stays online', async () => {
    const { client, frames } = await hears(
      snapshot(),
      { type: 'weather', sky: 'grey' },
      { type: 'interruption', view: sleeping, serverNow: 6 },
      { type: 'pong' },
    );
    expect(client.status).toBe('online');
    expect(client.unreadableFrames).toBe(2);
    expect(frames).toEqual([snapshot(), { type: 'pong' }]);
  });

  it('may refuse for a reason that the page does not know', async () => {
    const refusal = { type: 'result', requestId: 'r-1', ok: false, code: 'too-windy', message: 'wait' };
    const { frames } = await hears(snapshot(), refusal);
    expect(frames.at(-1)).toEqual(refusal);
  });
});

describe('an older server', () => {
  it('does not say what was added since: the page takes it as absent', async () => {
    const { callbackContactId: _callback, form: _form, ...older } = aView();
    const { frames } = await hears(snapshot(older));
    expect(frames).toEqual([snapshot({ ...older, callbackContactId: null, form: null })]);
  });
});
