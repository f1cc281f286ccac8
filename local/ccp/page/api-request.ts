/** What the page around the CCP asks Amazon Connect to do, carried out on the simulated agent's softphone. */
import * as v from 'valibot';
import { actAsAgent, setStatus } from '../../desk/page/sim-client.ts';

const contact = v.object({ contactId: v.string() });
const putState = v.object({ state: v.object({ name: v.string() }) });

type Action = (agentId: string, params: unknown) => Promise<unknown>;

const onContact =
  (verb: 'accept' | 'hangup' | 'clear'): Action =>
  (agentId, params) =>
    actAsAgent(agentId, verb, v.parse(contact, params).contactId);

const actions: ReadonlyMap<string, Action> = new Map([
  ['acceptContact', onContact('accept')],
  ['destroyConnection', onContact('hangup')],
  ['clearContact', onContact('clear')],
  ['putAgentState', (agentId, params) => setStatus(agentId, v.parse(putState, params).state.name)],
]);

/** @throws Error in words when the simulator refuses or does not model it */
export const carryOut = async (agentId: string, method: string, params: unknown): Promise<void> => {
  const action = actions.get(method);
  if (action === undefined) throw new Error(`${method} is not modelled by the simulated Amazon Connect`);
  await action(agentId, params);
};
