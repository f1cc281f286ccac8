import { describe, expect, test } from 'vitest';
import { dialling, type Order } from './dialling.ts';
import { ana, block, caller, sales, salesNumber, silent } from './small-centre.ts';

describe('StartOutboundVoiceContact', () => {
  test('answers the same contact for the same ClientToken and dials once', async () => {
    const { dial, connect } = await dialling();
    const first = await dial({ ClientToken: 'once' });
    expect(await dial({ ClientToken: 'once' })).toBe(first);
    expect(connect.world().calls).toHaveLength(1);
  });

  test('forgets a ClientToken after seven days', async () => {
    const { dial, clock } = await dialling();
    const first = await dial({ ClientToken: 'once' });
    await clock.turn(7 * 86_400_000 - 1);
    expect(await dial({ ClientToken: 'once' })).toBe(first);
    await clock.turn(1);
    expect(await dial({ ClientToken: 'once' })).not.toBe(first);
  });

  test.each<[string, Order]>([
    ['15 seconds of ringing', { RingTimeoutInSeconds: 15 }],
    ['60 seconds of ringing', { RingTimeoutInSeconds: 60 }],
    ['a number of the instance in place of a queue', { QueueId: undefined, SourcePhoneNumber: salesNumber }],
    ['attributes of 32,768 bytes', { Attributes: { a: 'é'.repeat(16_383), b: '' } }],
  ])('accepts %s', async (_what, changes) => {
    const { dial } = await dialling();
    expect(await dial(changes)).toMatch(/^[\w-]{36}$/);
  });

  test.each<[string, Order, string]>([
    ['a number without +', { DestinationPhoneNumber: '442079460123' }, 'InvalidParameterException'],
    ['a number of 16 digits', { DestinationPhoneNumber: '+4420794601234567' }, 'InvalidParameterException'],
    ['an anonymous caller', { DestinationPhoneNumber: 'anonymous' }, 'InvalidParameterException'],
    ['14 seconds of ringing', { RingTimeoutInSeconds: 14 }, 'InvalidParameterException'],
    ['61 seconds of ringing', { RingTimeoutInSeconds: 61 }, 'InvalidParameterException'],
    ['half a second of ringing', { RingTimeoutInSeconds: 15.5 }, 'InvalidParameterException'],
    ['attributes of 32,769 bytes', { Attributes: { a: 'é'.repeat(16_384) } }, 'InvalidParameterException'],
    ['an attribute key with a dot', { Attributes: { 'a.b': 'x' } }, 'InvalidParameterException'],
    ['an attribute key with a space', { Attributes: { 'a b': 'x' } }, 'InvalidParameterException'],
    ['a token of 501 characters', { ClientToken: 'x'.repeat(501) }, 'InvalidParameterException'],
    ['neither a queue nor a source number', { QueueId: undefined }, 'InvalidParameterException'],
    [
      'a source number that is not the instance’s',
      { SourcePhoneNumber: '+15550100' },
      'InvalidParameterException',
    ],
    ['a queue that does not exist', { QueueId: 'nowhere' }, 'ResourceNotFoundException'],
    ['an agent’s own queue', { QueueId: ana }, 'ResourceNotFoundException'],
    ['a queue without a caller id', { QueueId: silent }, 'InvalidRequestException'],
    ['a flow that does not exist', { ContactFlowId: 'nothing' }, 'ResourceNotFoundException'],
    ['a related contact that never was', { RelatedContactId: 'nobody' }, 'ResourceNotFoundException'],
    [
      'an international premium-rate number',
      { DestinationPhoneNumber: '+979123456789' },
      'DestinationNotAllowedException',
    ],
    ['a campaign call', { TrafficType: 'CAMPAIGN' }, 'LimitExceededException'],
    [
      'answering machine detection without a campaign',
      { AnswerMachineDetectionConfig: { EnableAnswerMachineDetection: true } },
      'InvalidRequestException',
    ],
    [
      'agent-first dialling',
      { OutboundStrategy: { Type: 'AGENT_FIRST' } },
      'OutboundContactNotPermittedException',
    ],
  ])('refuses %s', async (_what, changes, name) => {
    const { client, order, connect } = await dialling();
    await expect(client.send(order(changes))).rejects.toMatchObject({ name });
    expect(connect.world().calls).toEqual([]);
  });

  test('refuses the ARN of the flow: the id is its last part', async () => {
    const { client, order, connect } = await dialling();
    const ContactFlowId = connect.flows.all()[0]?.arn;
    await expect(client.send(order({ ContactFlowId }))).rejects.toMatchObject({
      name: 'InvalidParameterException',
    });
  });

  test('refuses a flow of another type', async () => {
    const { client, order, connect } = await dialling();
    const content = JSON.stringify({
      Version: '2019-10-30',
      StartAction: 'End',
      Actions: [block('End', 'EndFlowExecution', {}, {})],
    });
    const { id } = connect.flows.add({ name: 'Waiting', type: 'CUSTOMER_QUEUE', content });
    await expect(client.send(order({ ContactFlowId: id }))).rejects.toMatchObject({
      name: 'InvalidRequestException',
    });
  });

  test('refuses copied attributes that no longer fit together with the given ones', async () => {
    const { client, order, sim } = await dialling();
    const { body } = await sim('/calls', {
      from: caller,
      queueId: sales,
      attributes: { big: 'x'.repeat(32_000) },
    });
    const asked = client.send(
      order({ RelatedContactId: body.contactId, Attributes: { more: 'x'.repeat(1_000) } }),
    );
    await expect(asked).rejects.toMatchObject({ name: 'InvalidParameterException' });
  });

  test('refuses a call above the quota of active calls', async () => {
    const { client, dial, order } = await dialling({ activeCallQuota: 1 });
    await dial();
    await expect(client.send(order())).rejects.toMatchObject({ name: 'LimitExceededException' });
  });

  test('takes 5 requests at once, refuses the sixth, and takes 2 more after a second', async () => {
    const { client, clock, dial, order } = await dialling();
    for (let count = 0; count < 5; count += 1) await dial();
    await expect(client.send(order())).rejects.toMatchObject({
      name: 'TooManyRequestsException',
      $metadata: { httpStatusCode: 429 },
    });
    await clock.turn(1_000);
    await dial();
    await dial();
    await expect(client.send(order())).rejects.toMatchObject({ name: 'TooManyRequestsException' });
  });
});
