/** Blocks that only choose a way. */
import * as v from 'valibot';
import type { ActionKind } from '../action-kind.ts';
import { flowTypes } from '../document.ts';
import { isPath, resolve } from '../json-path.ts';
import { problemsWith, read, text } from '../parameters.ts';

const comparison = v.strictObject({
  ComparisonValue: v.pipe(v.string(), v.check(isPath, 'must be one JSONPath such as $.Attributes.language')),
});

export const compare: ActionKind = {
  type: 'Compare',
  legalIn: flowTypes,
  nextAction: 'optional',
  requiredErrors: ['NoMatchingCondition'],
  optionalErrors: [],
  operators: [
    'Equals',
    'TextStartsWith',
    'TextEndsWith',
    'TextContains',
    'NumberGreaterThan',
    'NumberGreaterOrEqualTo',
    'NumberLessThan',
    'NumberLessOrEqualTo',
  ],
  problems: problemsWith(comparison),
  run: (action, contact) => ({
    kind: 'result',
    value: resolve(contact.data(), read(comparison, action).ComparisonValue) ?? '',
    orElse: 'NoMatchingCondition',
  }),
};

/** documented: conditions True and False are both required. assumed: the simulated centre never closes. */
export const checkHoursOfOperation: ActionKind = {
  type: 'CheckHoursOfOperation',
  legalIn: ['CONTACT_FLOW', 'AGENT_TRANSFER', 'QUEUE_TRANSFER', 'CUSTOMER_QUEUE'],
  nextAction: 'optional',
  requiredErrors: ['NoMatchingError'],
  optionalErrors: [],
  operators: ['Equals'],
  problems: (action) => [
    ...problemsWith(v.strictObject({ HoursOfOperationId: v.optional(text) }))(action),
    ...['True', 'False']
      .filter((wanted) => !action.conditions.some(({ operands }) => operands.includes(wanted)))
      .map((wanted) => `the condition ${wanted} is missing`),
  ],
  run: () => ({ kind: 'result', value: 'True', orElse: 'next' }),
};
