/** AWS Lambda: functions in worker threads. */
import type { Service } from '../service.ts';
import { type FunctionResourceWorld, functionResource } from './function-resource.ts';
import { type Functions, functions as noFunctions } from './functions.ts';

export const startLambda = (
  world: Omit<FunctionResourceWorld, 'functions'>,
): Service & { readonly functions: Functions } => {
  const functions = noFunctions();
  return {
    functions,
    types: { 'AWS::Lambda::Function': functionResource({ ...world, functions }) },
    async stop() {
      await Promise.all(functions.all().map((one) => one.stop()));
    },
  };
};
