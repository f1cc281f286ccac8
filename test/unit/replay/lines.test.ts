import { describe, expect, test } from 'vitest';
import { linesOf } from '../../../admin/replay/lines.ts';
import { aminasCall, eventOf, legEvents } from './recorded-calls.ts';
import { replayLines } from './replayed.ts';

const pieces = async function* (...texts: string[]) {
  yield* texts;
};
const split = async (...texts: string[]): Promise<string[]> => {
  const lines: string[] = [];
  for await (const line of linesOf(pieces(...texts))) lines.push(line);
  return lines;
};

describe('lines', () => {
  test('come whole, however the text is cut', async () => {
    expect(await split('on', 'e\ntw', 'o\n', '\nthr', 'ee')).toEqual(['one', 'two', '', 'three']);
  });

  test('a line feed at the end begins no line', async () => {
    expect(await split('one\n')).toEqual(['one']);
    expect(await split('')).toEqual([]);
  });

  test('a line separator inside a JSON text does not end the line', async () => {
    expect(await split('"one\u2028still one\u2029"\n')).toHaveLength(1);
  });
});

describe('what is no contact event', () => {
  const call = legEvents(aminasCall).map((event) => JSON.stringify(event));

  test('is told with its line number, and the rest goes on', async () => {
    const lines = ['', 'rubbish', ...call, '{"source":"aws.ec2","detail-type":"x"}', '  ', '[1]'];
    const { outcomes, unreadable } = await replayLines(lines);
    expect(outcomes).toHaveLength(1);
    expect(unreadable).toEqual([
      '2: is not JSON',
      expect.stringMatching(
        /^7: is not a contact event: source: must be "aws.connect"; detail-type: must be/,
      ),
      expect.stringMatching(/^9: is not a contact event: /),
    ]);
  });

  test.each([
    ['no contact id', { eventType: 'INITIATED', channel: 'VOICE' }],
    ['an end without its time', { eventType: 'DISCONNECTED', channel: 'VOICE', contactId: 'c-1' }],
  ])('is an event with %s', async (_, detail) => {
    const { outcomes, unreadable } = await replayLines([JSON.stringify(eventOf(0, detail))]);
    expect(outcomes).toEqual([]);
    expect(unreadable).toEqual([expect.stringMatching(/^1: is a contact event that cannot be read: detail/)]);
  });

  test('is never quoted with a number in it: that could be a caller’s', async () => {
    const lines = [
      '+5511999998888',
      JSON.stringify(
        eventOf(0, { eventType: 'INITIATED', channel: '+5511999998888', contactId: 5511999998888 }),
      ),
      JSON.stringify({ source: '+5511999998888', 'detail-type': 5511999998888 }),
      JSON.stringify({
        ...eventOf(0, { eventType: 'x', channel: 'VOICE', contactId: 'c' }),
        time: '5511999998888',
      }),
    ];
    const { unreadable } = await replayLines(lines);
    expect(unreadable).toHaveLength(4);
    for (const line of unreadable) expect(line).not.toMatch(/\d{2}/);
  });

  test('a byte order mark and carriage returns are no mistake', async () => {
    const { outcomes, unreadable } = await replayLines(
      call.map((line, index) => `${index === 0 ? '\uFEFF' : ''}${line}\r`),
    );
    expect(unreadable).toEqual([]);
    expect(outcomes).toHaveLength(1);
  });
});
