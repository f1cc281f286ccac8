/** Blocks that choose a way: comparisons, hours of operation, transfers to another flow. */
import { describe, expect, test } from 'vitest';
import { answered, bye, call, say } from './flow-answered.ts';
import { ana, block, errors, sales, smallCentre } from './small-centre.ts';

describe('Compare', () => {
  const compared = async (operator: string, operand: string, value: string): Promise<boolean> => {
    const centre = await answered(
      [
        block(
          'A',
          'Compare',
          { ComparisonValue: '$.Attributes.value' },
          {
            NextAction: 'No',
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

describe('the hours of operation', () => {
  const asked = async (
    parameters: Record<string, string>,
    target: Record<string, string>,
    isOpen: boolean,
  ) => {
    const centre = await smallCentre({
      centre: {
        queues: [{ id: sales, name: 'Sales', outboundCallerId: '+442079460001', isOpen: () => isOpen }],
        agents: [{ id: ana, username: 'ana', name: 'Ana Lima', queueIds: [sales] }],
      },
    });
    const branch = (answer: string, NextAction: string) => ({
      NextAction,
      Condition: { Operator: 'Equals', Operands: [answer] },
    });
    await answered(
      [
        block('A', 'UpdateContactTargetQueue', target, {
          NextAction: 'Ask',
          ...errors('Ask', 'NoMatchingError'),
        }),
        block('Ask', 'CheckHoursOfOperation', parameters, {
          ...errors('Unknown', 'NoMatchingError'),
          Conditions: [branch('True', 'Open'), branch('False', 'Closed')],
        }),
        say('Open', 'open', 'Bye'),
        say('Closed', 'closed', 'Bye'),
        say('Unknown', 'unknown', 'Bye'),
      ],
      {},
      centre,
    );
    return call(centre)?.said;
  };

  test('are those of the queue that was chosen', async () => {
    expect(await asked({}, { QueueId: sales }, true)).toEqual(['open']);
    expect(await asked({}, { QueueId: sales }, false)).toEqual(['closed']);
  });

  test('are unknown without a queue, in an agent’s own queue, and by their id', async () => {
    expect(await asked({}, { QueueId: 'gone' }, true)).toEqual(['unknown']);
    expect(await asked({}, { AgentId: ana }, true)).toEqual(['unknown']);
    expect(await asked({ HoursOfOperationId: 'always' }, { QueueId: sales }, true)).toEqual(['unknown']);
  });
});

describe('a transfer to another flow', () => {
  const goOn = (flowId: string): readonly unknown[] => [
    block('A', 'TransferToFlow', { ContactFlowId: flowId }, { ...errors('Stay', 'NoMatchingError') }),
    say('Stay', 'here', 'Bye'),
  ];

  test('ends this flow and begins the other', async () => {
    const centre = await smallCentre();
    const other = centre.connect.flows.add({
      name: 'Other',
      type: 'CONTACT_FLOW',
      content: JSON.stringify({
        Version: '2019-10-30',
        StartAction: 'A',
        Actions: [say('A', 'there', 'Bye'), bye],
      }),
    });
    await answered(goOn(other.arn), {}, centre);
    expect(call(centre)?.said).toEqual(['there']);
  });

  test('to a flow that is not there, or is for another moment, is an error', async () => {
    const centre = await smallCentre();
    const queueFlow = centre.connect.flows.add({
      name: 'Waiting',
      type: 'CUSTOMER_QUEUE',
      content: JSON.stringify({
        Version: '2019-10-30',
        StartAction: 'Done',
        Actions: [block('Done', 'EndFlowExecution', {}, {})],
      }),
    });
    await answered(goOn('gone'), {}, centre);
    expect(call(centre)?.said).toEqual(['here']);
    await answered(goOn(queueFlow.arn), {}, centre);
    expect(call(centre)?.said).toEqual(['here']);
  });
});
