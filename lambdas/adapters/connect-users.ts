/** Amazon Connect users by user name (SearchUsers). */
import { type ConnectClient, SearchUsersCommand } from '@aws-sdk/client-connect';
import type { Clock } from '../../core/ports.ts';
import { minutes } from '../../core/time.ts';
import { isThrottled, throttled } from './aws-error.ts';
import { remembered } from './remembered.ts';

export interface Users {
  /** undefined: no user, or more than one, has this name. @throws AppError `throttled` */
  idOf(username: string): Promise<string | undefined>;
}

interface Deps {
  readonly client: ConnectClient;
  readonly instanceId: string;
  readonly clock: Clock;
}

/** SearchUsers takes two requests a second in the whole account; names hardly ever change. */
const holdsFor = minutes(15);

export const connectUsers = (deps: Deps): Users => ({
  idOf: remembered({
    clock: deps.clock,
    holdsFor,
    ask: (username) => find(deps, username),
    // Whoever is not found may be made a user any moment.
    isWorthIt: (userId) => userId !== undefined,
  }),
});

const find = async ({ client, instanceId }: Deps, username: string): Promise<string | undefined> => {
  try {
    const { Users } = await client.send(
      new SearchUsersCommand({
        InstanceId: instanceId,
        MaxResults: 2,
        SearchCriteria: {
          StringCondition: { FieldName: 'Username', Value: username, ComparisonType: 'EXACT' },
        },
      }),
    );
    // The match ignores case (assumed), the name of an agent must not.
    const [user, another] = (Users ?? []).filter((found) => found.Username === username);
    return another ? undefined : user?.Id;
  } catch (error) {
    if (isThrottled(error)) throw throttled('Amazon Connect', error);
    throw error;
  }
};
