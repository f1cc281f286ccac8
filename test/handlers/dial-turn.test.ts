/** The line of callbacks through the function that dials, at a pace of one call in twenty seconds. */
import { StartOutboundVoiceContactCommand } from '@aws-sdk/client-connect';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { batch } from './aws-events.ts';
import { captureOutput } from './captured-output.ts';
import { freshCentre } from './connect-centre.ts';
import { type Functions, startFunctions } from './functions.ts';
import { callbackIsPlaced, supportIsOn } from './story.ts';

let functions: Functions;

beforeAll(async () => {
  functions = await startFunctions({ CALLS_PER_SECOND: '0.05' });
  await supportIsOn(functions);
});
afterAll(() => functions?.stop());

it('the second callback waits in the queue for its turn, is not in the fence yet, and keeps its turn', async () => {
  captureOutput();
  const connect = freshCentre();
  const calls = () => connect.commandCalls(StartOutboundVoiceContactCommand).length;
  await callbackIsPlaced(functions, 'turn-1');
  await callbackIsPlaced(functions, 'turn-2');
  expect(calls()).toBe(1);
  expect(await functions.interruption('turn-2')).toMatchObject({
    state: 'dialling',
    attempt: { step: 'requested' },
  });
  const waiting = await functions.takeAll('DIALS_QUEUE_URL');
  expect(waiting).toEqual([{ interruptionId: 'turn-2', attempt: 1, tries: 0, turn: expect.any(Number) }]);
  await functions.invoke('dials', batch({ again: waiting[0] }));
  expect(calls()).toBe(2);
  expect(await functions.takeAll('DIALS_QUEUE_URL')).toEqual([]);
});
