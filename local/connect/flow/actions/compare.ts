/** Compare: chooses a way by what the contact's data say. */
import * as v from 'valibot';
import type { ActionKind } from '../action-kind.ts';
import { flowTypes } from '../document.ts';
import { isPath, resolve } from '../json-path.ts';
import { problemsWith, read } from '../parameters.ts';

const comparison = v.strictObject({
  ComparisonValue: v.pipe(v.string(), v.check(isPath, 'must be one JSONPath such as $.Attributes.language')),
});

/** documented: without a fitting condition the way is NoMatchingCondition. seen: a NextAction is asked for all the same. */
export const compare: ActionKind = {
  type: 'Compare',
  legalIn: flowTypes,
  nextAction: 'required',
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
