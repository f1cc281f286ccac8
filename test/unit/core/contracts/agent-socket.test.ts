import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { readClientFrame, serverFrame } from '../../../../core/contracts/agent-socket.ts';

const choose = {
  type: 'choose',
  interruptionId: 'call-1',
  version: 3,
  choice: 'resume',
  via: 'popup',
  requestId: 'r-1',
};
const read = (frame: unknown) => readClientFrame(JSON.stringify(frame));

describe('a frame of a page', () => {
  it.each([
    { type: 'hello' },
    { type: 'ping' },
    { type: 'shown', interruptionId: 'call-1', version: 0 },
    choose,
    { ...choose, choice: 'end', via: 'button' },
    { type: 'finalise', interruptionId: 'call-1', requestId: 'r-2', fields: { note: 'called back' } },
    { type: 'draft', interruptionId: 'call-1', fields: {} },
  ])('$type is read as it is', (frame) => {
    expect(read(frame)).toEqual({ type: 'frame', frame });
  });

  it('may be newer than the server: members it does not know are left out', () => {
    expect(read({ ...choose, mood: 'calm' })).toEqual({ type: 'frame', frame: choose });
  });

  it.each([
    ['a request id of 64 letters', { requestId: 'r'.repeat(64) }, true],
    ['a request id of 65 letters', { requestId: 'r'.repeat(65) }, false],
    ['an interruption id of 256 letters', { interruptionId: 'i'.repeat(256) }, true],
    ['an interruption id of 257 letters', { interruptionId: 'i'.repeat(257) }, false],
    ['version 0', { version: 0 }, true],
    ['version -1', { version: -1 }, false],
    ['version 1.5', { version: 1.5 }, false],
    ['a version in words', { version: '3' }, false],
    ['no request id', { requestId: '' }, false],
    ['a third choice', { choice: 'later' }, false],
    ['a third way', { via: 'voice' }, false],
  ])('%s', (_, change, isFine) => {
    expect(read({ ...choose, ...change }).type).toBe(isFine ? 'frame' : 'broken');
  });

  it.each([
    ['a field name of 64 letters', 'n'.repeat(64), 'x', true],
    ['a field name of 65 letters', 'n'.repeat(65), 'x', false],
    ['a field of 4,096 letters', 'note', 'x'.repeat(4_096), true],
    ['a field of 4,097 letters', 'note', 'x'.repeat(4_097), false],
  ])('%s', (_, name, value, isFine) => {
    const draft = { type: 'draft', interruptionId: 'call-1', fields: { [name]: value } };
    expect(read(draft).type).toBe(isFine ? 'frame' : 'broken');
  });
});

describe('a frame that cannot be read', () => {
  it.each(['', 'hello', '{', '[1', '{"type":"hello"', '\u0000'])('%j is no JSON', (text) => {
    expect(readClientFrame(text)).toEqual({
      type: 'broken',
      requestId: null,
      problem: expect.stringContaining('JSON'),
    });
  });

  it.each([null, 7, 'hello', [], {}, { type: 'shout' }, { type: 7 }])('%j is no frame', (value) => {
    expect(read(value)).toEqual({ type: 'broken', requestId: null, problem: expect.stringMatching(/\w/) });
  });

  it('keeps its request id, so that the page can tell which one failed', () => {
    expect(read({ ...choose, choice: 'later' })).toMatchObject({
      requestId: 'r-1',
      problem: expect.stringContaining('choice'),
    });
  });

  it('says what is wrong in at most 500 letters', () => {
    const { problem } = read({ type: 'x'.repeat(9_000) }) as { problem: string };
    expect(problem.length).toBeLessThanOrEqual(500);
  });
});

describe('a frame of the server', () => {
  it.each([
    { type: 'snapshot', interruptions: [], serverNow: 1 },
    { type: 'result', requestId: 'r-1', ok: true },
    { type: 'result', requestId: null, ok: false, code: 'bad-frame', message: 'what is wrong' },
    { type: 'pong' },
  ])('$type is what a page understands', (frame) => {
    expect(v.parse(serverFrame, frame)).toEqual(frame);
  });

  it('that refuses says why', () => {
    expect(v.is(serverFrame, { type: 'result', requestId: 'r-1', ok: false })).toBe(false);
  });
});
