/** Amazon Connect users by user name (SearchUsers). */
import { type ConnectClient, SearchUsersCommand } from '@aws-sdk/client-connect';
import { type EpochMs, later, minutes } from '../../core/time.ts';
import { isThrottled, throttled } from './aws-error.ts';

export interface Users {
  /** undefined: no user, or more than one, has this name. @throws AppError `throttled` */
  idOf(username: string): Promise<string | undefined>;
}

interface Deps {
  readonly client: ConnectClient;
  readonly instanceId: string;
  readonly clock: () => EpochMs;
}

/** SearchUsers takes two requests a second in the whole account; names hardly ever change. */
const remembered = minutes(15);

export const connectUsers = (deps: Deps): Users => {
  const known = new Map<string, { readonly until: EpochMs; readonly userId: string }>();
  return {
    idOf: async (username) => {
      const now = deps.clock();
      const hit = known.get(username);
      if (hit && now < hit.until) return hit.userId;
      const userId = await find(deps, username);
      if (userId) known.set(username, { until: later(now, remembered), userId });
      return userId;
    },
  };
};

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
