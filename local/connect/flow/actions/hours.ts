/** CheckHoursOfOperation: whether the queue that was chosen is open. */
import * as v from 'valibot';
import { type ActionKind, failed } from '../action-kind.ts';
import { problemsWith, read, text } from '../parameters.ts';

const parameters = v.strictObject({ HoursOfOperationId: v.optional(text) });

/**
 * documented: without an id the hours are those of the target queue, an agent's own queue has none and takes
 * the error branch; conditions True and False are both required. Not modelled: hours named by id, which take
 * the error branch as well.
 */
export const checkHoursOfOperation: ActionKind = {
  type: 'CheckHoursOfOperation',
  legalIn: ['CONTACT_FLOW', 'AGENT_TRANSFER', 'QUEUE_TRANSFER', 'CUSTOMER_QUEUE'],
  nextAction: 'optional',
  requiredErrors: ['NoMatchingError'],
  optionalErrors: [],
  operators: ['Equals'],
  problems: (action) => [
    ...problemsWith(parameters)(action),
    ...['True', 'False']
      .filter((wanted) => !action.conditions.some(({ operands }) => operands.includes(wanted)))
      .map((wanted) => `the condition ${wanted} is missing`),
  ],
  run: (action, contact) => {
    const { HoursOfOperationId } = read(parameters, action);
    const open = HoursOfOperationId === undefined ? contact.isTargetQueueOpen() : undefined;
    if (open === undefined) return failed;
    return { kind: 'result', value: open ? 'True' : 'False', orElse: 'next' };
  },
};
