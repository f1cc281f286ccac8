/** Blocks that set how the flow runs or sounds and nothing that the call model knows. */
import * as v from 'valibot';
import { type ActionKind, next } from '../action-kind.ts';
import { flowTypes } from '../document.ts';
import { problemsWith, text } from '../parameters.ts';

/** documented: no errors. */
export const updateFlowLoggingBehavior: ActionKind = {
  type: 'UpdateFlowLoggingBehavior',
  legalIn: flowTypes,
  nextAction: 'required',
  requiredErrors: [],
  optionalErrors: [],
  operators: [],
  problems: problemsWith(v.strictObject({ FlowLoggingBehavior: v.picklist(['Enabled', 'Disabled']) })),
  run: () => next,
};

/** documented: NoMatchingError; seen: flows without it are accepted. */
export const updateContactTextToSpeechVoice: ActionKind = {
  type: 'UpdateContactTextToSpeechVoice',
  legalIn: flowTypes,
  nextAction: 'required',
  requiredErrors: [],
  optionalErrors: ['NoMatchingError'],
  operators: [],
  problems: problemsWith(
    v.strictObject({
      TextToSpeechVoice: text,
      TextToSpeechEngine: v.optional(text),
      TextToSpeechStyle: v.optional(text),
    }),
  ),
  run: () => next,
};
