/** Whether an agent would take a call now (GetCurrentUserData and ListAgentStatuses, two requests a second each). */
import {
  type ConnectClient,
  GetCurrentUserDataCommand,
  paginateListAgentStatuses,
  type UserData,
} from '@aws-sdk/client-connect';
import type { AgentPresence, Clock } from '../../core/ports.ts';
import { minutes } from '../../core/time.ts';
import { remembered } from './remembered.ts';

interface Deps {
  readonly client: ConnectClient;
  readonly instanceId: string;
  readonly clock: Clock;
  /** Told why Amazon Connect could not be asked: the call waits for the agent all the same. */
  readonly onUnanswered: (error: unknown) => void;
}

/** Admins hardly ever change the statuses that agents may choose. */
const holdsFor = minutes(15);

export const connectAgentPresence = (deps: Deps): AgentPresence => {
  const statusesOf = remembered({
    ...{ clock: deps.clock, holdsFor },
    ask: (instanceId) => routableStatuses(deps.client, instanceId),
  });
  return {
    of: async (agentId, waitingContactId) => {
      try {
        const user = await currentData(deps, agentId);
        if (!user) return 'unknown';
        if (isTalking(user, waitingContactId)) return 'away';
        // Documented: what an agent chooses during a contact is their next status, and takes effect after it.
        const status = user.NextStatus ?? user.Status?.StatusName;
        if (status === undefined) return 'unknown';
        return (await statusesOf(deps.instanceId)).has(status) ? 'ready' : 'away';
      } catch (error) {
        deps.onUnanswered(error);
        return 'unknown';
      }
    },
  };
};

const currentData = async ({ client, instanceId }: Deps, agentId: string): Promise<UserData | undefined> => {
  const { UserDataList } = await client.send(
    new GetCurrentUserDataCommand({ InstanceId: instanceId, Filters: { Agents: [agentId] } }),
  );
  return UserDataList?.[0];
};

const talking: ReadonlySet<string | undefined> = new Set(['CONNECTED', 'CONNECTED_ONHOLD']);

const isTalking = ({ Contacts }: UserData, waitingContactId: string): boolean =>
  (Contacts ?? []).some(
    ({ ContactId, AgentContactState }) => ContactId !== waitingContactId && talking.has(AgentContactState),
  );

const routableStatuses = async (client: ConnectClient, instanceId: string): Promise<ReadonlySet<string>> => {
  const names = new Set<string>();
  for await (const page of paginateListAgentStatuses({ client, pageSize: 100 }, { InstanceId: instanceId }))
    for (const { Name, Type } of page.AgentStatusSummaryList ?? [])
      if (Name !== undefined && Type === 'ROUTABLE') names.add(Name);
  return names;
};
