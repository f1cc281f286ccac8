/** UpdateContactEventHooks: names the flow for a later moment. documented: one entry; the model uses CustomerQueue. */
import * as v from 'valibot';
import { type ActionKind, failed, next } from '../action-kind.ts';
import { flowTypes } from '../document.ts';
import { resolve } from '../json-path.ts';
import { problemsWith, read, text } from '../parameters.ts';

/** documented keys. */
const hooks = [
  'AgentHold',
  'AgentWhisper',
  'CustomerHold',
  'CustomerQueue',
  'CustomerRemaining',
  'CustomerWhisper',
  'DefaultAgentUI',
  'DisconnectAgentUI',
  'PauseContact',
  'ResumeContact',
] as const;

const parameters = v.strictObject({
  EventHooks: v.pipe(
    v.record(v.picklist(hooks), text),
    v.check((entries) => Object.keys(entries).length === 1, 'exactly one event hook is allowed'),
  ),
});

export const updateContactEventHooks: ActionKind = {
  type: 'UpdateContactEventHooks',
  legalIn: flowTypes,
  nextAction: 'required',
  requiredErrors: ['NoMatchingError'],
  optionalErrors: [],
  operators: [],
  problems: problemsWith(parameters),
  run: (action, contact) => {
    const { CustomerQueue } = read(parameters, action).EventHooks;
    if (CustomerQueue === undefined) return next;
    const flowId = resolve(contact.data(), CustomerQueue);
    return flowId !== undefined && contact.setQueueFlow(flowId) ? next : failed;
  },
};
