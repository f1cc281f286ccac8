import { ConnectClient, DismissUserContactCommand } from '@aws-sdk/client-connect';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { connectAfterContactWork } from '../../../lambdas/adapters/connect-after-contact-work.ts';
import { awsFailure } from './aws-failure.ts';

const connect = mockClient(ConnectClient);
const work = connectAfterContactWork({ client: new ConnectClient({}), instanceId: 'instance-1' });

const failing = (name: string) => {
  connect.on(DismissUserContactCommand).rejects(awsFailure(name));
  return work.clear('amina-id', 'call-1');
};

beforeEach(() => {
  connect.reset();
});

describe('after-contact work', () => {
  it("is cleared from the agent's desk", async () => {
    connect.on(DismissUserContactCommand).resolves({});
    expect(await work.clear('amina-id', 'call-1')).toBe(true);
    expect(connect.commandCalls(DismissUserContactCommand)[0]?.args[0].input).toEqual({
      InstanceId: 'instance-1',
      UserId: 'amina-id',
      ContactId: 'call-1',
    });
  });

  it.each(['InvalidRequestException', 'InvalidParameterException', 'ResourceNotFoundException'])(
    'that the agent cleared themselves leaves nothing to clear (%s)',
    async (name) => {
      expect(await failing(name)).toBe(false);
    },
  );

  it.each(['AccessDeniedException', 'ThrottlingException', 'InternalServiceException'])(
    'that may still be on the desk is an error (%s)',
    async (name) => {
      await expect(failing(name)).rejects.toThrow(name);
    },
  );
});
