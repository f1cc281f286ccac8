import { ConnectClient, UpdateContactAttributesCommand } from '@aws-sdk/client-connect';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { connectContactAttributes } from '../../../lambdas/adapters/connect-contact-attributes.ts';
import { awsFailure } from './aws-failure.ts';

const connect = mockClient(ConnectClient);
const attributes = connectContactAttributes({ client: new ConnectClient({}), instanceId: 'instance-1' });

const failing = (name: string) => {
  connect.on(UpdateContactAttributesCommand).rejects(awsFailure(name));
  return attributes.save('call-1', { summary: 'an invoice' });
};

beforeEach(() => {
  connect.reset();
});

describe('answers', () => {
  it('become attributes of the first contact of the conversation', async () => {
    connect.on(UpdateContactAttributesCommand).resolves({});
    expect(await attributes.save('call-1', { summary: 'an invoice', solved: 'Yes' })).toEqual({
      type: 'saved',
    });
    expect(connect.commandCalls(UpdateContactAttributesCommand)[0]?.args[0].input).toEqual({
      InstanceId: 'instance-1',
      InitialContactId: 'call-1',
      Attributes: { summary: 'an invoice', solved: 'Yes' },
    });
  });

  it.each([
    'InvalidParameterException',
    'InvalidRequestException',
    'ResourceNotFoundException',
    'AccessDeniedException',
  ])('that Amazon Connect will never take are refused by its name for it (%s)', async (code) => {
    expect(await failing(code)).toEqual({ type: 'refused', code });
  });

  it.each(['TooManyRequestsException', 'ThrottlingException'])(
    'for which Amazon Connect is too busy may be sent again (%s)',
    async (name) => {
      await expect(failing(name)).rejects.toMatchObject({ code: 'throttled', retry: 'later' });
    },
  );

  it.each(['InternalServiceException', 'TimeoutError', 'AnErrorThatDidNotExistYesterday'])(
    'of which nobody can tell whether they were kept are an exception (%s)',
    async (name) => {
      await expect(failing(name)).rejects.toThrow(name);
    },
  );
});
