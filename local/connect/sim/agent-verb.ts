/** A request about one contact on an agent's softphone: the only fitting one, or the one that is named. */
import type { CardState, Softphone } from '../model/softphone.ts';
import type { Softphones } from '../model/softphones.ts';
import { type Endpoint, ok } from './endpoint.ts';
import { agentAction, parseBody } from './sim-request.ts';

export const at = (verb: string): Pick<Endpoint, 'method' | 'path'> => ({
  method: 'POST',
  path: new RegExp(`^/sim/agents/([^/]+)/${verb}$`),
});

export interface AgentVerb {
  readonly verb: string;
  readonly states: readonly CardState[];
  run(contactId: string, softphone: Softphone): void;
}

export const onCard = (softphones: Softphones, { verb, states, run }: AgentVerb): Endpoint => ({
  ...at(verb),
  run: (agentId, body) => {
    const wanted = parseBody(agentAction, body);
    const softphone = softphones.get(agentId);
    const { contactId } = softphone.pick(states, wanted.contactId);
    run(contactId, softphone);
    return ok({ contactId });
  },
});
