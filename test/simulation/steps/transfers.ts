/** Transfers as agents make them: legs of one conversation. Hold is in none of the events, and changes nothing. */
import type { Conversation } from '../centre/conversation.ts';
import { isWithAgent, type Leg } from '../centre/leg.ts';
import { agentOf, queueOf, type Stage, type Step, type StepKind } from './step.ts';

export interface Transfer extends Step {
  readonly do: 'transfer starts';
  readonly call: number;
  /** `blind`: the agent leaves at once; `assisted`: stays and consults. */
  readonly kind: 'blind' | 'assisted' | 'external';
  /** A queue when the transfer goes to one. */
  readonly queue: number | null;
  /** Of the leg that the agent leaves: undocumented, AGENT_DISCONNECT is inferred. */
  readonly leavesWith: 'AGENT_DISCONNECT' | 'CUSTOMER_DISCONNECT' | 'OTHER';
}
export interface TransferAnswer extends Step {
  readonly do: 'transfer is answered';
  readonly call: number;
  readonly agent: number;
  readonly answer: 'accepted' | 'refused' | 'missed';
}
export interface TransferEnd extends Step {
  readonly do: 'agent leaves the others to it' | 'consulted agent leaves';
  readonly call: number;
}

const agentLegs = (conversation: Conversation): Leg[] =>
  conversation.living.filter((leg) => isWithAgent(leg) && leg.method !== 'MONITOR');

export const transferStarts: StepKind<Transfer> = {
  name: 'transfer starts',
  run: ({ centre, conversation: find, note }, { call, kind, queue, leavesWith }) => {
    const conversation = find(call);
    const from = conversation?.current;
    if (!conversation || !from || conversation.ending || conversation.pendingTransfer) return;
    note(`${kind} transfer`, conversation.id);
    centre.addLeg(conversation, {
      method: kind === 'external' ? 'EXTERNAL_OUTBOUND' : 'TRANSFER',
      previous: from,
      queueId: queue === null || kind === 'external' ? undefined : queueOf(queue),
    });
    if (kind === 'blind') centre.end(conversation, from, leavesWith);
  },
};

export const transferIsAnswered: StepKind<TransferAnswer> = {
  name: 'transfer is answered',
  run: ({ centre, conversation: find, note }, { call, agent, answer }) => {
    const conversation = find(call);
    const pending = conversation?.pendingTransfer;
    if (!conversation || !pending || conversation.ending) return;
    note(`transfer ${answer}`, conversation.id);
    const others = conversation.had.has(agentOf(agent)) ? agentOf((agent + 1) % 3) : agentOf(agent);
    if (answer === 'accepted') {
      centre.connect(conversation, pending, others);
      return;
    }
    // Nobody is left who had the customer: a blind transfer that is refused rings on in its queue.
    if (agentLegs(conversation).length > 0) centre.end(conversation, pending, 'OTHER');
  },
};

/** The agent who consulted or conferenced goes; with only an external party left, nobody of ours is there. */
export const agentLeaves: StepKind<TransferEnd> = {
  name: 'agent leaves the others to it',
  run: (stage, { call }) => {
    const conversation = stage.conversation(call);
    if (!conversation || conversation.ending) return;
    const legs = agentLegs(conversation).sort(byJoining);
    const others = conversation.living.length - 1;
    if (legs[0] && others > 0 && !conversation.pendingTransfer) leave(stage, conversation, legs[0]);
  },
};

export const consultedAgentLeaves: StepKind<TransferEnd> = {
  name: 'consulted agent leaves',
  run: (stage, { call }) => {
    const conversation = stage.conversation(call);
    if (!conversation || conversation.ending) return;
    const legs = agentLegs(conversation).sort(byJoining);
    const last = legs.at(-1);
    if (last && legs.length > 1) leave(stage, conversation, last);
  },
};

const byJoining = (one: Leg, other: Leg): number => (one.connectedAt ?? 0) - (other.connectedAt ?? 0);

const leave = ({ centre }: Stage, conversation: Conversation, leg: Leg): void =>
  centre.end(conversation, leg, 'AGENT_DISCONNECT');
