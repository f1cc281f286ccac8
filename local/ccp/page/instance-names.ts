/** The instance's queues and agents in the shapes of amazon-connect-streams. */
import type { CentreAgent, CentreInfo } from '../centre-info.ts';

export interface StreamsQueue {
  readonly name: string;
  readonly queueARN: string;
  /** Another name of the ARN (documented, Streams type AgentRoutingProfile). */
  readonly queueId: string;
}

const queue = (name: string, queueARN: string): StreamsQueue => ({ name, queueARN, queueId: queueARN });

/** An agent's own queue bears the agent's id (seen). */
export const queueOf = (info: CentreInfo, id: string): StreamsQueue => {
  const standard = info.queues.find((known) => known.id === id);
  return standard === undefined
    ? queue(id, `${info.instanceArn}/queue/agent/${id}`)
    : queue(standard.name, `${info.instanceArn}/queue/${id}`);
};

export const agentArn = ({ instanceArn }: CentreInfo, { id }: CentreAgent): string =>
  `${instanceArn}/agent/${id}`;

export const stateArn = ({ instanceArn }: CentreInfo, name: string): string =>
  `${instanceArn}/agent-state/${name.toLowerCase()}`;
