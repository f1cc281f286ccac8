import { describe, expect, test } from 'vitest';
import type { ConnectOptions } from '../../../local/connect/options.ts';
import { ana, caller, instanceArn, salesNumber, support } from './small-centre.ts';

import { said, waitingFor } from './waiting-callback.ts';

describe('a Lambda function in a flow', () => {
  test('gets the documented event', async () => {
    const payloads: unknown[] = [];
    const { contactId } = await waitingFor({
      invokeLambda: async (_arn, payload) => {
        payloads.push(payload);
        return {};
      },
    });
    expect(payloads).toEqual([
      {
        Name: 'ContactFlowEvent',
        Details: {
          ContactData: {
            Attributes: { holder: ana, name: 'Carol', fallback: support },
            Channel: 'VOICE',
            ContactId: contactId,
            CustomerEndpoint: { Address: caller, Type: 'TELEPHONE_NUMBER' },
            InitialContactId: contactId,
            InitiationMethod: 'API',
            InstanceARN: instanceArn,
            PreviousContactId: contactId,
            Queue: { ARN: `${instanceArn}/queue/agent/${ana}`, Name: "Ana Lima's own queue" },
            RelatedContactId: null,
            SystemEndpoint: { Address: salesNumber, Type: 'TELEPHONE_NUMBER' },
          },
          Parameters: { holder: ana },
        },
      },
    ]);
  });

  test('answers texts that the flow can speak', async () => {
    expect(said(await waitingFor())).toEqual(['Hello again, Carol.', 'Answer: yes']);
  });

  test.each<[string, ConnectOptions['invokeLambda']]>([
    ['fails', () => Promise.reject(new Error('broken'))],
    ['answers a list', async () => ['no', 'map']],
    ['answers 32 KB', async () => ({ answer: 'x'.repeat(32 * 1_024) })],
  ])('that %s leads to the error branch', async (_how, invokeLambda) => {
    expect(said(await waitingFor({ invokeLambda }))).toContain('The function failed.');
  });

  test('that the instance was not given leads to the error branch and is not invoked', async () => {
    let invoked = 0;
    const invokeLambda = async () => {
      invoked += 1;
      return {};
    };
    expect(said(await waitingFor({ invokeLambda }, {}, false))).toContain('The function failed.');
    expect(invoked).toBe(0);
  });

  test('may take just less than its time limit, and not the whole of it', async () => {
    const centre = await waitingFor({ invokeLambda: () => new Promise(() => undefined) });
    await centre.clock.turn(2_999);
    expect(said(centre)).toEqual(['Hello again, Carol.']);
    await centre.clock.turn(1);
    expect(said(centre)).toContain('The function failed.');
  });
});

describe('looped prompts', () => {
  test('go on for 19.999 seconds and are interrupted after 20', async () => {
    const centre = await waitingFor();
    await centre.clock.turn(19_999);
    expect(centre.connect.world().calls).toHaveLength(1);
    await centre.clock.turn(1);
    expect(centre.connect.world().calls).toHaveLength(2);
  });

  test('are not begun again when an agent lets the call ring out', async () => {
    const centre = await waitingFor({}, { fallback: '' });
    await centre.sim('/agents/ana/status', { status: 'Available' });
    await centre.clock.turn(25_000);
    expect(centre.connect.world().agents[0]?.contacts).toMatchObject([{ state: 'missed' }]);
    expect(centre.flow.coverage.taken.filter((branch) => branch.startsWith('Ask'))).toEqual(['Ask: next']);
  });

  test('begin again where a flow that interrupted them ends', async () => {
    const centre = await waitingFor({}, { fallback: '' });
    await centre.clock.turn(39_999);
    expect(said(centre).slice(-2)).toEqual(['We could not move you.', 'Answer: yes']);
    await centre.clock.turn(1);
    expect(said(centre).slice(-2)).toEqual(['We could not move you.', 'Answer: yes']);
    expect(said(centre).filter((text) => text === 'Answer: yes')).toHaveLength(3);
  });

  test('stop when an agent is there', async () => {
    const centre = await waitingFor();
    await centre.sim('/agents/ana/status', { status: 'Available' });
    await centre.sim('/agents/ana/accept');
    await centre.clock.turn(60_000);
    expect(centre.connect.world().calls).toMatchObject([{ state: 'connected' }]);
    expect(centre.flow.coverage.taken).not.toContain('Move: end');
  });

  test('stop when the customer hangs up', async () => {
    const centre = await waitingFor();
    await centre.sim(`/calls/${centre.contactId}/hangup`);
    expect(centre.clock.pending).toBe(0);
  });
});

test('a flow knows which of its branches were never taken', async () => {
  const { flow, clock } = await waitingFor();
  await clock.turn(20_000);
  expect(flow.coverage.taken).toEqual([
    'Ask: next',
    'Wait: condition Equals MessagesInterrupted',
    'Move: end',
  ]);
  expect(flow.coverage.missing).toEqual([
    'Ask: error NoMatchingError',
    'Failed: next',
    'Move: error QueueAtCapacity',
    'Move: error NoMatchingError',
    'Stay: next',
    'End: end',
  ]);
});
