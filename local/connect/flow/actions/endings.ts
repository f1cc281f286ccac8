/** Blocks after which the flow is over; their transitions are empty. */
import * as v from 'valibot';
import { type ActionKind, end } from '../action-kind.ts';
import { problemsWith } from '../parameters.ts';

const noParameters = problemsWith(v.strictObject({}));

/** documented (2026 page): contact, transfer and customer-queue flows. */
export const disconnectParticipant: ActionKind = {
  type: 'DisconnectParticipant',
  legalIn: ['CONTACT_FLOW', 'AGENT_TRANSFER', 'QUEUE_TRANSFER', 'CUSTOMER_QUEUE'],
  nextAction: 'never',
  requiredErrors: [],
  optionalErrors: [],
  operators: [],
  problems: noParameters,
  run: (_action, contact) => {
    contact.disconnect();
    return end;
  },
};

/**
 * documented: whisper and customer-queue flows; where a Loop prompts block was interrupted the customer returns
 * to it ("End flow / Resume"). assumed: without one they go on waiting, in silence.
 */
export const endFlowExecution: ActionKind = {
  type: 'EndFlowExecution',
  legalIn: ['CUSTOMER_QUEUE', 'CUSTOMER_WHISPER', 'AGENT_WHISPER', 'OUTBOUND_WHISPER'],
  nextAction: 'never',
  requiredErrors: [],
  optionalErrors: [],
  operators: [],
  problems: noParameters,
  run: () => ({ kind: 'resume' }),
};
