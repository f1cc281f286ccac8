/** From the text of a flow to its blocks; what is not even shaped like a flow is refused here. */
import * as v from 'valibot';
import { wordsOf } from '../issue-words.ts';
import type { Action, FlowDocument } from './document.ts';
import { InvalidFlow } from './invalid-flow.ts';

const name = v.pipe(v.string(), v.minLength(1));

const transitions = v.strictObject({
  NextAction: v.optional(name),
  Errors: v.optional(v.array(v.strictObject({ NextAction: name, ErrorType: name })), []),
  Conditions: v.optional(
    v.array(
      v.strictObject({
        NextAction: name,
        Condition: v.strictObject({ Operator: name, Operands: v.array(v.string()) }),
      }),
    ),
    [],
  ),
});

const flow = v.strictObject({
  Version: v.literal('2019-10-30'),
  StartAction: name,
  Metadata: v.optional(v.record(v.string(), v.unknown())),
  Actions: v.pipe(
    v.array(
      v.strictObject({
        Identifier: name,
        Type: name,
        Parameters: v.optional(v.record(v.string(), v.unknown()), {}),
        Transitions: transitions,
      }),
    ),
    // documented: at most 250 actions in a flow.
    v.maxLength(250),
  ),
});

type RawAction = v.InferOutput<typeof flow>['Actions'][number];

const actionOf = (raw: RawAction): Action => ({
  id: raw.Identifier,
  type: raw.Type,
  parameters: raw.Parameters,
  next: raw.Transitions.NextAction,
  errors: new Map(raw.Transitions.Errors.map((error) => [error.ErrorType, error.NextAction])),
  conditions: raw.Transitions.Conditions.map(({ Condition, NextAction }) => ({
    operator: Condition.Operator,
    operands: Condition.Operands,
    next: NextAction,
  })),
});

const jsonOf = (content: string): unknown => {
  try {
    return JSON.parse(content);
  } catch (cause) {
    throw new InvalidFlow([
      `the content is not JSON: ${cause instanceof Error ? cause.message : 'unreadable'}`,
    ]);
  }
};

/** @throws InvalidFlow listing everything that is wrong with the shape */
export const parseFlow = (content: string): FlowDocument => {
  const parsed = v.safeParse(flow, jsonOf(content));
  if (!parsed.success) {
    throw new InvalidFlow(parsed.issues.map(wordsOf));
  }
  const { StartAction: start, Actions } = parsed.output;
  const ids = Actions.map((action) => action.Identifier);
  const twice = ids.filter((id, index) => ids.indexOf(id) !== index);
  if (twice.length > 0) throw new InvalidFlow(twice.map((id) => `two actions are called "${id}"`));
  return { start, actions: new Map(Actions.map((raw) => [raw.Identifier, actionOf(raw)])) };
};
