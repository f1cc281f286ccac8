/** The flow that a callback runs when it is answered: attributes, priority, and what ends it. */
import { describe, expect, test } from 'vitest';
import { answered, call, say } from './flow-answered.ts';
import { block, caller, errors, sales, smallCentre } from './small-centre.ts';

/** Puts the contact into the queue named by the attribute `queue`. */
const queueing: readonly unknown[] = [
  block(
    'Target',
    'UpdateContactTargetQueue',
    { QueueId: '$.Attributes.queue' },
    { NextAction: 'Queue', ...errors('Bye', 'NoMatchingError') },
  ),
  block(
    'Queue',
    'TransferContactToQueue',
    {},
    { NextAction: 'Bye', ...errors('Bye', 'NoMatchingError', 'QueueAtCapacity') },
  ),
];

describe('attributes', () => {
  test('that a block sets can be spoken by the next one', async () => {
    const centre = await answered([
      block(
        'A',
        'UpdateContactAttributes',
        { Attributes: { from: '$.CustomerEndpoint.Address' }, TargetContact: 'Current' },
        { NextAction: 'Say', ...errors('Bye', 'NoMatchingError') },
      ),
      say('Say', 'You called from $.Attributes.from.', 'Bye'),
    ]);
    expect(call(centre)?.said).toEqual([`You called from ${caller}.`]);
  });

  test('of the related contact cannot be set on the laptop: the error branch is taken', async () => {
    const centre = await answered([
      block(
        'A',
        'UpdateContactAttributes',
        { Attributes: { a: 'b' }, TargetContact: 'Related' },
        { NextAction: 'Bye', ...errors('Say', 'NoMatchingError') },
      ),
      say('Say', 'not set', 'Bye'),
    ]);
    expect(call(centre)?.said).toEqual(['not set']);
  });
});

describe('the order in a standard queue', () => {
  const routed = async (parameters: Record<string, string>): Promise<readonly string[]> => {
    const centre = await smallCentre();
    for (const agent of ['ana', 'bob']) await centre.sim(`/agents/${agent}/status`, { status: 'Break' });
    await centre.sim('/calls', { from: caller, queueId: sales });
    await centre.clock.turn(60_000);
    const first = block('A', 'UpdateContactRoutingBehavior', parameters, { NextAction: 'Target' });
    await answered([first, ...queueing], { queue: sales }, centre);
    await centre.sim('/agents/ana/status', { status: 'Available' });
    return centre.connect.world().calls.map(({ state }) => state);
  };

  test('puts the longer waiting call first', async () => {
    expect(await routed({ QueuePriority: '5' })).toEqual(['offered', 'waiting']);
  });

  test('puts priority 4 before priority 5, however long that waits', async () => {
    expect(await routed({ QueuePriority: '4' })).toEqual(['queued', 'offered']);
  });

  test('counts added waiting time: 59 seconds are not enough against 60, 61 are', async () => {
    expect(await routed({ QueueTimeAdjustmentSeconds: '59' })).toEqual(['offered', 'waiting']);
    expect(await routed({ QueueTimeAdjustmentSeconds: '61' })).toEqual(['queued', 'offered']);
  });
});

describe('a flow that cannot go on hangs up', () => {
  test('after an error without a branch', async () => {
    const centre = await answered([say('A', '$.Attributes.missing', 'Bye')]);
    expect(call(centre)).toMatchObject({ state: 'ended', endedBy: 'flow', said: [] });
    expect(centre.events.at(-1)?.detail).toMatchObject({ disconnectReason: 'CONTACT_FLOW_DISCONNECT' });
  });

  test('after going round a thousand times', async () => {
    const centre = await answered([
      block('A', 'UpdateFlowLoggingBehavior', { FlowLoggingBehavior: 'Enabled' }, { NextAction: 'A' }),
    ]);
    expect(call(centre)).toMatchObject({ state: 'ended', endedBy: 'flow' });
  });
});

test('a transfer without a target queue takes the error branch', async () => {
  const centre = await answered([
    block(
      'A',
      'TransferContactToQueue',
      {},
      { NextAction: 'Bye', ...errors('Say', 'NoMatchingError', 'QueueAtCapacity') },
    ),
    say('Say', 'no queue chosen', 'Bye'),
  ]);
  expect(call(centre)?.said).toEqual(['no queue chosen']);
});
