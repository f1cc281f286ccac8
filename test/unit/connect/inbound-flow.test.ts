/** The flow that a callback runs when it is answered: ways, attributes, priority, and what ends it. */
import { StartOutboundVoiceContactCommand } from '@aws-sdk/client-connect';
import { describe, expect, test } from 'vitest';
import { block, caller, errors, instanceId, type SmallCentre, sales, smallCentre } from './small-centre.ts';

const bye = block('Bye', 'DisconnectParticipant', {}, {});

const say = (id: string, Text: string, NextAction: string, more: object = {}): unknown =>
  block(id, 'MessageParticipant', { Text }, { NextAction, ...more });

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

/** @returns the centre with a callback that was answered and ran these blocks, the first of them called A */
const answered = async (
  actions: readonly unknown[],
  attributes: Record<string, string> = {},
  centre?: SmallCentre,
): Promise<SmallCentre> => {
  const here = centre ?? (await smallCentre());
  const { id } = here.connect.flows.add({
    name: `Flow ${here.connect.flows.all().length}`,
    type: 'CONTACT_FLOW',
    content: JSON.stringify({ Version: '2019-10-30', StartAction: 'A', Actions: [...actions, bye] }),
  });
  const { ContactId } = await here.client.send(
    new StartOutboundVoiceContactCommand({
      InstanceId: instanceId,
      ContactFlowId: id,
      DestinationPhoneNumber: caller,
      QueueId: sales,
      Attributes: attributes,
    }),
  );
  await here.sim(`/calls/${ContactId}/answer`);
  await here.clock.turn(0);
  return here;
};

const call = ({ connect }: SmallCentre) => connect.world().calls.at(-1);

describe('Compare', () => {
  const compared = async (operator: string, operand: string, value: string): Promise<boolean> => {
    const centre = await answered(
      [
        block(
          'A',
          'Compare',
          { ComparisonValue: '$.Attributes.value' },
          {
            ...errors('No', 'NoMatchingCondition'),
            Conditions: [{ NextAction: 'Yes', Condition: { Operator: operator, Operands: [operand] } }],
          },
        ),
        say('Yes', 'yes', 'Bye'),
        say('No', 'no', 'Bye'),
      ],
      { value },
    );
    return call(centre)?.said[0] === 'yes';
  };

  test.each([
    ['Equals', 'gold', 'gold', 'golden'],
    ['TextStartsWith', 'go', 'gold', 'ago'],
    ['TextEndsWith', 'ld', 'gold', 'golden'],
    ['TextContains', 'ol', 'gold', 'lead'],
    ['NumberGreaterThan', '9', '10', '9'],
    ['NumberGreaterOrEqualTo', '9', '9', '8'],
    ['NumberLessThan', '10', '9', '10'],
    ['NumberLessOrEqualTo', '10', '10', '11'],
  ])('%s %s is true of %s and not of %s', async (operator, operand, fits, fitsNot) => {
    expect(await compared(operator, operand, fits)).toBe(true);
    expect(await compared(operator, operand, fitsNot)).toBe(false);
  });
});

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

test('the centre is always open', async () => {
  const branch = (answer: string, NextAction: string) => ({
    NextAction,
    Condition: { Operator: 'Equals', Operands: [answer] },
  });
  const centre = await answered([
    block(
      'A',
      'CheckHoursOfOperation',
      {},
      { ...errors('Bye', 'NoMatchingError'), Conditions: [branch('True', 'Open'), branch('False', 'Bye')] },
    ),
    say('Open', 'open', 'Bye'),
  ]);
  expect(call(centre)?.said).toEqual(['open']);
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
