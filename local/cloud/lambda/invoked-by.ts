/** A service that invokes a function needs the function's own policy to let it (AWS Lambda developer guide, "Resource-based policies"). */
import type { Iam } from '../iam/iam.ts';
import type { InvokeOptions, InvokeResult, LambdaFunction } from './lambda-function.ts';

export interface Invoker {
  /** Such as `apigateway.amazonaws.com`. */
  readonly service: string;
  /** What it acts for. */
  readonly sourceArn: string;
}

/** Answers as if the function had failed, which is all that the service's own caller learns of it. */
export const invokeAs = async (
  invoker: Invoker,
  target: LambdaFunction,
  payload: unknown,
  options: InvokeOptions & { readonly iam: Iam },
): Promise<InvokeResult> => {
  const { iam, ...rest } = options;
  const { functionArn } = target.definition;
  const refusal = iam.refusalOfService({
    ...invoker,
    ...{ action: 'lambda:InvokeFunction', resource: functionArn },
  });
  if (refusal === undefined) return target.invoke(payload, rest);
  const error = { errorType: 'AccessDeniedException', errorMessage: refusal.message };
  return { status: 'error', error, requestId: '' };
};
