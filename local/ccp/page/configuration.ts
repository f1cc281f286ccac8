/** `configuration` of an agent update: who the agent is and what they may do. */
import type { CentreAgent, CentreInfo } from '../centre-info.ts';
import { agentArn, queueOf, stateArn } from './instance-names.ts';

export const stateTypes = { Available: 'routable', Break: 'not_routable', Offline: 'offline' } as const;

export const stateType = (name: string): string =>
  Object.entries(stateTypes).find(([known]) => known === name)?.[1] ?? 'system';

/** @param language as the agent set it in the CCP, such as pt_BR */
export const configurationOf = (info: CentreInfo, agent: CentreAgent, language: string) => {
  const routingProfileARN = `${info.instanceArn}/routing-profile/${agent.username}`;
  const own = queueOf(info, agent.id);
  const queues = agent.queueIds.map((id) => queueOf(info, id));
  return {
    name: agent.name,
    username: agent.username,
    agentARN: agentArn(info, agent),
    // seen: the service answers LANGUAGE where the library's type says locale.
    agentPreferences: { LANGUAGE: language },
    agentStates: Object.keys(stateTypes).map((name) => ({
      name,
      type: stateType(name),
      agentStateARN: stateArn(info, name),
    })),
    dialableCountries: ['us', 'br'],
    extension: '',
    permissions: ['outboundCall'],
    softphoneEnabled: true,
    softphoneAutoAccept: false,
    voiceEnhancementMode: 'NONE',
    routingProfile: {
      name: `${agent.username}’s routing profile`,
      routingProfileARN,
      routingProfileId: routingProfileARN,
      channelConcurrencyMap: { VOICE: 1, CHAT: 0, TASK: 0, EMAIL: 0 },
      defaultOutboundQueue: queues[0] ?? own,
      // seen: the agent's own queue is among them.
      queues: [...queues, own],
    },
  };
};
