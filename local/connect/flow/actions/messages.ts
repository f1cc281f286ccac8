/** Blocks that the customer hears. assumed: a prompt takes no time, so nothing can be cut off in its middle. */
import * as v from 'valibot';
import { type ActionKind, end, type FlowContact, failed, next } from '../action-kind.ts';
import { type FlowType, flowTypes } from '../document.ts';
import { fillIn, resolve } from '../json-path.ts';
import { problemsWith, read, text, wholeNumber } from '../parameters.ts';

const holdFlows: readonly FlowType[] = ['CUSTOMER_HOLD', 'AGENT_HOLD'];

const media = v.strictObject({ Uri: text, SourceType: v.literal('S3'), MediaType: v.literal('Audio') });

/** documented: exactly one of Text, SSML, PromptId and Media. */
const message = v.pipe(
  v.strictObject({
    Text: v.optional(text),
    SSML: v.optional(text),
    PromptId: v.optional(text),
    Media: v.optional(media),
  }),
  v.check((given) => Object.keys(given).length === 1, 'give exactly one of Text, SSML, PromptId and Media'),
);

/** assumed: a text that is one path to nothing is an error, a path inside a text is spoken as nothing. */
const say = (contact: FlowContact, given: v.InferOutput<typeof message>): boolean => {
  const spoken = given.Text ?? given.SSML;
  if (spoken !== undefined && !resolve(contact.data(), spoken)) return false;
  contact.say(
    spoken === undefined
      ? `[prompt ${given.PromptId ?? given.Media?.Uri ?? ''}]`
      : fillIn(contact.data(), spoken),
  );
  return true;
};

export const messageParticipant: ActionKind = {
  type: 'MessageParticipant',
  legalIn: flowTypes.filter((type) => !holdFlows.includes(type)),
  nextAction: 'required',
  requiredErrors: [],
  optionalErrors: ['NoMatchingError'],
  operators: [],
  problems: problemsWith(message),
  run: (action, contact) => (say(contact, read(message, action)) ? next : failed),
};

const loop = v.strictObject({
  Messages: v.pipe(v.array(message), v.minLength(1)),
  // assumed bounds: the documentation gives none.
  InterruptFrequencySeconds: v.optional(wholeNumber(1, 86_400)),
});

/** documented: when the interruption is due the result is MessagesInterrupted, the only operand there is. */
export const messageParticipantIteratively: ActionKind = {
  type: 'MessageParticipantIteratively',
  legalIn: ['CUSTOMER_QUEUE', ...holdFlows],
  nextAction: 'optional',
  requiredErrors: [],
  optionalErrors: ['NoMatchingError'],
  operators: ['Equals'],
  problems: (action) => [
    ...problemsWith(loop)(action),
    ...action.conditions
      .filter(({ operands }) => operands.join() !== 'MessagesInterrupted')
      .map(({ operands }) => `the only operand is MessagesInterrupted, not "${operands.join()}"`),
  ],
  run: async (action, contact) => {
    const { Messages, InterruptFrequencySeconds } = read(loop, action);
    for (const given of Messages) if (!say(contact, given)) return failed;
    if (InterruptFrequencySeconds === undefined) return end;
    const waited = await contact.wait(InterruptFrequencySeconds * 1_000);
    return waited ? { kind: 'result', value: 'MessagesInterrupted', orElse: 'next' } : end;
  },
};
