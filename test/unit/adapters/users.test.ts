import { ConnectClient, SearchUsersCommand } from '@aws-sdk/client-connect';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { connectUsers } from '../../../lambdas/adapters/connect-users.ts';
import { TurnedClock } from '../../in-memory/clock.ts';
import { awsFailure } from './aws-failure.ts';

const connect = mockClient(ConnectClient);
const aQuarter = 15 * 60_000;

const directory = () => {
  const clock = new TurnedClock();
  return {
    clock,
    users: connectUsers({ client: new ConnectClient({}), instanceId: 'instance-1', clock: clock.now }),
  };
};

const found = (...users: { readonly Id: string; readonly Username: string }[]): void => {
  connect.on(SearchUsersCommand).resolves({ Users: users });
};
const searches = (): number => connect.commandCalls(SearchUsersCommand).length;

beforeEach(() => {
  connect.reset();
});

describe('a user name', () => {
  it('belongs to the one user who has exactly it', async () => {
    found({ Id: 'amina-id', Username: 'amina' });
    expect(await directory().users.idOf('amina')).toBe('amina-id');
    expect(connect.commandCalls(SearchUsersCommand)[0]?.args[0].input).toMatchObject({
      InstanceId: 'instance-1',
      SearchCriteria: {
        StringCondition: { FieldName: 'Username', Value: 'amina', ComparisonType: 'EXACT' },
      },
    });
  });

  it('that differs in case alone is somebody else', async () => {
    found({ Id: 'amina-id', Username: 'Amina' });
    expect(await directory().users.idOf('amina')).toBeUndefined();
  });

  it('is found beside one that differs in case', async () => {
    found({ Id: 'other-id', Username: 'AMINA' }, { Id: 'amina-id', Username: 'amina' });
    expect(await directory().users.idOf('amina')).toBe('amina-id');
  });

  it('that two users have is nobody in particular', async () => {
    found({ Id: 'amina-id', Username: 'amina' }, { Id: 'other-id', Username: 'amina' });
    expect(await directory().users.idOf('amina')).toBeUndefined();
  });

  it('that nobody has is nobody', async () => {
    connect.on(SearchUsersCommand).resolves({});
    expect(await directory().users.idOf('amina')).toBeUndefined();
  });
});

describe('the answer to a user name', () => {
  it('is remembered for a moment less than 15 minutes', async () => {
    const { clock, users } = directory();
    found({ Id: 'amina-id', Username: 'amina' });
    await users.idOf('amina');
    clock.turn(aQuarter - 1);
    expect(await users.idOf('amina')).toBe('amina-id');
    expect(searches()).toBe(1);
  });

  it('is asked for again after 15 minutes', async () => {
    const { clock, users } = directory();
    found({ Id: 'amina-id', Username: 'amina' });
    await users.idOf('amina');
    clock.turn(aQuarter);
    await users.idOf('amina');
    expect(searches()).toBe(2);
  });

  it('is remembered for that name alone', async () => {
    const { users } = directory();
    found({ Id: 'amina-id', Username: 'amina' });
    await users.idOf('amina');
    found({ Id: 'ben-id', Username: 'ben' });
    expect(await users.idOf('ben')).toBe('ben-id');
  });

  it('is not remembered when there was nobody: a user who is made now can sign in now', async () => {
    const { users } = directory();
    found();
    await users.idOf('amina');
    found({ Id: 'amina-id', Username: 'amina' });
    expect(await users.idOf('amina')).toBe('amina-id');
  });
});

describe('a search', () => {
  it.each(['TooManyRequestsException', 'ThrottlingException'])(
    'over the request rate is to be made later (%s)',
    async (name) => {
      connect.on(SearchUsersCommand).rejects(awsFailure(name));
      await expect(directory().users.idOf('amina')).rejects.toMatchObject({
        code: 'throttled',
        retry: 'later',
      });
    },
  );

  it('that is not permitted is an error', async () => {
    connect.on(SearchUsersCommand).rejects(awsFailure('AccessDeniedException'));
    await expect(directory().users.idOf('amina')).rejects.toThrow('AccessDeniedException');
  });
});
