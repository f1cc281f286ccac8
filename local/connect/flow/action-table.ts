/** Every type of block that the simulated Amazon Connect can run; a flow with another type is refused. */
import type { ActionKind } from './action-kind.ts';
import { updateContactAttributes } from './actions/attributes.ts';
import { compare } from './actions/compare.ts';
import { disconnectParticipant, endFlowExecution } from './actions/endings.ts';
import { updateContactEventHooks } from './actions/event-hooks.ts';
import { checkHoursOfOperation } from './actions/hours.ts';
import { invokeLambdaFunction } from './actions/invoke-lambda.ts';
import { messageParticipant, messageParticipantIteratively } from './actions/messages.ts';
import {
  dequeueContactAndTransferToQueue,
  transferContactToQueue,
  updateContactRoutingBehavior,
  updateContactTargetQueue,
} from './actions/queues.ts';
import { updateContactTextToSpeechVoice, updateFlowLoggingBehavior } from './actions/settings.ts';
import { transferToFlow } from './actions/transfer-to-flow.ts';

const kinds: readonly ActionKind[] = [
  checkHoursOfOperation,
  compare,
  dequeueContactAndTransferToQueue,
  disconnectParticipant,
  endFlowExecution,
  invokeLambdaFunction,
  messageParticipant,
  messageParticipantIteratively,
  transferContactToQueue,
  transferToFlow,
  updateContactAttributes,
  updateContactEventHooks,
  updateContactRoutingBehavior,
  updateContactTargetQueue,
  updateContactTextToSpeechVoice,
  updateFlowLoggingBehavior,
];

export const actionTable: ReadonlyMap<string, ActionKind> = new Map(kinds.map((kind) => [kind.type, kind]));
