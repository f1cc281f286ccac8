/** InvokeLambdaFunction. documented: 1 to 8 seconds, the answer is reachable as $.External.*. */
import * as v from 'valibot';
import { type ActionKind, failed, next } from '../action-kind.ts';
import { flowTypes } from '../document.ts';
import { resolve } from '../json-path.ts';
import { problemsWith, read, text, texts, wholeNumber } from '../parameters.ts';

const parameters = v.strictObject({
  LambdaFunctionARN: v.pipe(
    text,
    v.regex(/^(arn:aws[\w-]*:lambda:|\$\.)/, 'must be the ARN of a Lambda function or one JSONPath'),
  ),
  InvocationTimeLimitSeconds: wholeNumber(1, 8),
  LambdaInvocationAttributes: v.optional(texts, {}),
  // seen in console exports; the simulated answer is always read as a map of texts.
  ResponseValidation: v.optional(v.strictObject({ ResponseType: v.picklist(['STRING_MAP', 'JSON']) })),
});

export const invokeLambdaFunction: ActionKind = {
  type: 'InvokeLambdaFunction',
  legalIn: flowTypes,
  nextAction: 'required',
  requiredErrors: ['NoMatchingError'],
  optionalErrors: [],
  operators: [],
  problems: problemsWith(parameters),
  run: async (action, contact) => {
    const given = read(parameters, action);
    const data = contact.data();
    const filled = Object.entries(given.LambdaInvocationAttributes).map(
      ([key, value]) => [key, resolve(data, value) ?? ''] as const,
    );
    try {
      await contact.invokeLambda({
        arn: resolve(data, given.LambdaFunctionARN) ?? '',
        parameters: Object.fromEntries(filled),
        withinMs: given.InvocationTimeLimitSeconds * 1_000,
      });
      return next;
    } catch {
      // The flow goes on by its error branch; what failed is in the run's record of branches.
      return failed;
    }
  },
};
