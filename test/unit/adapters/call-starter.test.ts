import { ConnectClient, StartOutboundVoiceContactCommand } from '@aws-sdk/client-connect';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import type { CallRequest } from '../../../core/ports.ts';
import { connectCallStarter } from '../../../lambdas/adapters/connect-call-starter.ts';
import { awsFailure } from './aws-failure.ts';

const connect = mockClient(ConnectClient);
const starter = connectCallStarter({
  client: new ConnectClient({}),
  instanceId: 'instance-1',
  contactFlowId: 'flow-1',
});

const request: CallRequest = {
  destination: '+5511987654321',
  outboundQueueId: 'support',
  relatedContactId: 'call-1',
  attributes: { topic: 'invoice', rejoinAttempt: '1' },
  ringSeconds: 45,
  token: 'call-1#1',
};

const answeredWith = (name: string) => {
  connect.on(StartOutboundVoiceContactCommand).rejects(awsFailure(name));
  return starter.start(request);
};

beforeEach(() => {
  connect.reset();
});

describe('a call', () => {
  it('is asked for with the caller ID queue, the related contact, the attributes and the token', async () => {
    connect.on(StartOutboundVoiceContactCommand).resolves({ ContactId: 'callback-1' });
    expect(await starter.start(request)).toEqual({ type: 'placed', contactId: 'callback-1' });
    expect(connect.commandCalls(StartOutboundVoiceContactCommand)[0]?.args[0].input).toEqual({
      InstanceId: 'instance-1',
      ContactFlowId: 'flow-1',
      DestinationPhoneNumber: '+5511987654321',
      QueueId: 'support',
      RelatedContactId: 'call-1',
      Attributes: { topic: 'invoice', rejoinAttempt: '1' },
      RingTimeoutInSeconds: 45,
      ClientToken: 'call-1#1',
    });
  });

  it.each(['DestinationNotAllowedException', 'OutboundContactNotPermittedException'])(
    'that Amazon Connect does not allow was certainly not made (%s)',
    async (name) => {
      expect(await answeredWith(name)).toEqual({ type: 'refused', reason: 'not-allowed' });
    },
  );

  it.each([
    'InvalidParameterException',
    'InvalidRequestException',
    'ResourceNotFoundException',
    'AccessDeniedException',
  ])('that Amazon Connect cannot take was certainly not made (%s)', async (name) => {
    expect(await answeredWith(name)).toEqual({ type: 'refused', reason: 'refused' });
  });

  it.each(['TooManyRequestsException', 'ThrottlingException', 'LimitExceededException'])(
    'for which Amazon Connect is too busy was certainly not made and may be tried again (%s)',
    async (name) => {
      expect(await answeredWith(name)).toEqual({ type: 'postponed' });
    },
  );

  it.each([
    'InternalServiceException',
    'InternalFailure',
    'ServiceUnavailableException',
    'TimeoutError',
    'AbortError',
    'AnErrorThatDidNotExistYesterday',
  ])('of which nobody can tell whether it was made is an exception (%s)', async (name) => {
    await expect(answeredWith(name)).rejects.toThrow(name);
  });

  it('that was taken without a contact id is an exception: nobody can tell', async () => {
    connect.on(StartOutboundVoiceContactCommand).resolves({});
    await expect(starter.start(request)).rejects.toThrow('named no contact');
  });
});
