/**
 * UpdateContactEventHooks: names the flow for a later moment. documented: one entry. The model runs the flows for
 * CustomerQueue and AgentWhisper; the other hooks are accepted and have no effect.
 */
import * as v from 'valibot';
import { type ActionKind, type FlowHook, failed, flowHooks, next } from '../action-kind.ts';
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

const isModelled = (hook: string): hook is FlowHook => Object.hasOwn(flowHooks, hook);

export const updateContactEventHooks: ActionKind = {
  type: 'UpdateContactEventHooks',
  legalIn: flowTypes,
  nextAction: 'required',
  requiredErrors: ['NoMatchingError'],
  optionalErrors: [],
  operators: [],
  problems: problemsWith(parameters),
  run: (action, contact) => {
    const [hook = '', given = ''] = Object.entries(read(parameters, action).EventHooks)[0] ?? [];
    if (!isModelled(hook)) return next;
    const flowId = resolve(contact.data(), given);
    return flowId !== undefined && contact.setHook(hook, flowId) ? next : failed;
  },
};
