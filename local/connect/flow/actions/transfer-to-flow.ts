/** TransferToFlow. documented: this flow is over and the other one begins; errors when there is none to go to. */
import * as v from 'valibot';
import { type ActionKind, end, failed } from '../action-kind.ts';
import { resolve } from '../json-path.ts';
import { problemsWith, read, text } from '../parameters.ts';

const parameters = v.strictObject({ ContactFlowId: text });

export const transferToFlow: ActionKind = {
  type: 'TransferToFlow',
  legalIn: ['CONTACT_FLOW', 'AGENT_TRANSFER', 'QUEUE_TRANSFER'],
  // seen: exports carry a NextAction besides the error branch, sometimes an empty one.
  nextAction: 'optional',
  requiredErrors: ['NoMatchingError'],
  optionalErrors: [],
  operators: [],
  problems: problemsWith(parameters),
  run: (action, contact) => {
    const flowId = resolve(contact.data(), read(parameters, action).ContactFlowId);
    return flowId !== undefined && contact.transferToFlow(flowId) ? end : failed;
  },
};
