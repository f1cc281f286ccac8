/** Blocks that choose a queue and put the contact into it. */
import * as v from 'valibot';
import {
  type ActionKind,
  end,
  failed,
  next,
  type QueueOutcome,
  type QueueTarget,
  type Way,
} from '../action-kind.ts';
import type { FlowType } from '../document.ts';
import { type FlowData, resolve } from '../json-path.ts';
import { problemsWith, read, text, wholeNumber } from '../parameters.ts';

const inboundAndTransfer: readonly FlowType[] = ['CONTACT_FLOW', 'AGENT_TRANSFER', 'QUEUE_TRANSFER'];

/** documented: one of the two, static or one JSONPath. */
const target = v.pipe(
  v.strictObject({ QueueId: v.optional(text), AgentId: v.optional(text) }),
  v.check((given) => Object.keys(given).length === 1, 'give exactly one of QueueId and AgentId'),
);

const targetOf = (given: v.InferOutput<typeof target>, data: FlowData): QueueTarget => {
  const queueId = given.QueueId && resolve(data, given.QueueId);
  const agentId = given.AgentId && resolve(data, given.AgentId);
  return { ...(queueId && { queueId }), ...(agentId && { agentId }) };
};

const wayAfter = (outcome: QueueOutcome, done: Way): Way =>
  outcome === 'done' ? done : { kind: 'error', type: outcome };

export const updateContactTargetQueue: ActionKind = {
  type: 'UpdateContactTargetQueue',
  legalIn: inboundAndTransfer,
  nextAction: 'required',
  requiredErrors: ['NoMatchingError'],
  optionalErrors: [],
  operators: [],
  problems: problemsWith(target),
  run: (action, contact) =>
    contact.setTargetQueue(targetOf(read(target, action), contact.data())) ? next : failed,
};

/** documented: takes no parameters, both errors are required; placed in the queue, this flow ends. */
export const transferContactToQueue: ActionKind = {
  type: 'TransferContactToQueue',
  legalIn: inboundAndTransfer,
  nextAction: 'required',
  requiredErrors: ['QueueAtCapacity', 'NoMatchingError'],
  optionalErrors: [],
  operators: [],
  problems: problemsWith(v.strictObject({})),
  run: (_action, contact) => wayAfter(contact.transferToQueue(), end),
};

/**
 * documented: fails for a contact that is not queued or is on its way to an agent; "End flow / Resume" is what
 * usually follows its success.
 */
export const dequeueContactAndTransferToQueue: ActionKind = {
  type: 'DequeueContactAndTransferToQueue',
  legalIn: ['CUSTOMER_QUEUE'],
  nextAction: 'optional',
  requiredErrors: ['QueueAtCapacity', 'NoMatchingError'],
  optionalErrors: [],
  operators: [],
  problems: problemsWith(target),
  run: (action, contact) =>
    wayAfter(
      contact.moveToQueue(targetOf(read(target, action), contact.data())),
      action.next === undefined ? end : next,
    ),
};

/** documented: static whole numbers, only one of them, inbound flows only. */
const routing = v.pipe(
  v.strictObject({
    QueuePriority: v.optional(wholeNumber(1, Number.MAX_SAFE_INTEGER)),
    QueueTimeAdjustmentSeconds: v.optional(wholeNumber(-31_536_000, 31_536_000)),
  }),
  v.check((given) => Object.keys(given).length === 1, 'give QueuePriority or QueueTimeAdjustmentSeconds'),
);

export const updateContactRoutingBehavior: ActionKind = {
  type: 'UpdateContactRoutingBehavior',
  legalIn: ['CONTACT_FLOW'],
  nextAction: 'required',
  requiredErrors: [],
  optionalErrors: [],
  operators: [],
  problems: problemsWith(routing),
  run: (action, contact) => {
    const { QueuePriority, QueueTimeAdjustmentSeconds } = read(routing, action);
    if (QueuePriority !== undefined) contact.setPriority(QueuePriority);
    if (QueueTimeAdjustmentSeconds !== undefined) contact.adjustQueueTime(QueueTimeAdjustmentSeconds);
    return next;
  },
};
