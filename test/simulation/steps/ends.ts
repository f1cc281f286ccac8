import type { Step, StepKind } from './step.ts';

export interface CustomerEnds extends Step {
  readonly do: 'customer ends';
  readonly call: number;
  readonly reason: 'CUSTOMER_DISCONNECT' | 'TELECOM_PROBLEM' | 'THIRD_PARTY_DISCONNECT';
  /** Milliseconds between the ends of the legs. */
  readonly apart: number;
}
export interface WeEnd extends Step {
  readonly do: 'we end';
  readonly call: number;
  readonly by: 'agent' | 'supervisor' | 'flow';
}
export interface AgentClears extends Step {
  readonly do: 'agents clear the contact';
  readonly call: number;
  readonly who: 'all' | 'the first' | 'the last';
}
export interface SupervisorListens extends Step {
  readonly do: 'supervisor listens';
  readonly call: number;
}

export const customerEnds: StepKind<CustomerEnds> = {
  name: 'customer ends',
  run: ({ centre, conversation: find }, { call, reason, apart }) => {
    const conversation = find(call);
    if (conversation) centre.customerEnds(conversation, { reason, apart });
  },
};

const reasonOf = {
  agent: 'AGENT_DISCONNECT',
  supervisor: 'BARGED',
  flow: 'CONTACT_FLOW_DISCONNECT',
} as const;

export const weEnd: StepKind<WeEnd> = {
  name: 'we end',
  run: ({ centre, conversation: find, note }, { call, by }) => {
    const conversation = find(call);
    if (!conversation) return;
    note('our side ended the call', conversation.id);
    centre.weEnd(conversation, by, reasonOf[by]);
  },
};

/** Agents leave after-contact work, of the call and of its callbacks. */
export const agentsClear: StepKind<AgentClears> = {
  name: 'agents clear the contact',
  run: ({ centre, family }, { call, who }) => {
    for (const { legs } of family(call)) {
      const chosen = { all: legs, 'the first': legs.slice(0, 1), 'the last': legs.slice(-1) }[who];
      for (const { contactId } of chosen) centre.clear(contactId);
    }
  },
};

/** A supervisor's leg is no agent's. */
export const supervisorListens: StepKind<SupervisorListens> = {
  name: 'supervisor listens',
  run: ({ centre, conversation: find, after }, { call }) => {
    const conversation = find(call);
    const current = conversation?.current;
    if (!conversation || !current || conversation.ending) return;
    const leg = centre.addLeg(conversation, { method: 'MONITOR', previous: current });
    centre.connect(conversation, leg, 'supervisor');
    after(20_000, () => centre.end(conversation, leg, 'OTHER'));
  },
};
