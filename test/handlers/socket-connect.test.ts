import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { amina, socketEvent } from './aws-events.ts';
import { captureOutput } from './captured-output.ts';
import { type Functions, startFunctions } from './functions.ts';

let functions: Functions;

beforeAll(async () => {
  functions = await startFunctions();
});
afterAll(() => functions?.stop());
beforeEach(() => void captureOutput());

const connects = (connectionId: string) =>
  functions.invoke('socket-connect', {
    ...(socketEvent('$connect', connectionId, { agentId: amina }) as object),
    headers: { 'Sec-WebSocket-Protocol': 'rejoin.v1, ticket.c2VjcmV0' },
  });
const storedSocket = (connectionId: string) =>
  functions.get('AGENTS_TABLE', { agentId: amina, item: `connection#${connectionId}` });

describe('a page that connects', () => {
  it('is remembered, and told our protocol alone: its ticket is never said aloud', async () => {
    expect(await connects('laptop')).toEqual({
      statusCode: 200,
      headers: { 'Sec-WebSocket-Protocol': 'rejoin.v1' },
    });
    expect((await storedSocket('laptop'))?.signedInUntil).toBeGreaterThan(Date.now());
  });

  it('that no authorizer let in is refused', async () => {
    await expect(functions.invoke('socket-connect', socketEvent('$connect', 'stranger'))).rejects.toThrow();
    expect(await storedSocket('stranger')).toBeUndefined();
  });
});

describe('a page that goes away', () => {
  it('is forgotten', async () => {
    await connects('closing');
    const event = socketEvent('$disconnect', 'closing', { agentId: amina });
    expect(await functions.invoke('socket-disconnect', event)).toEqual({ statusCode: 200 });
    expect(await storedSocket('closing')).toBeUndefined();
  });

  it('that nobody knew is no error', async () => {
    const event = socketEvent('$disconnect', 'unknown', { agentId: amina });
    expect(await functions.invoke('socket-disconnect', event)).toEqual({ statusCode: 200 });
  });
});
