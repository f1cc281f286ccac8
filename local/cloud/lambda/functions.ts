/** All functions, found by name or ARN. */
import type { LambdaFunction } from './lambda-function.ts';

export interface Functions {
  add(one: LambdaFunction): void;
  all(): readonly LambdaFunction[];
  /** @throws when there is none, naming those there are */
  find(nameOrArn: unknown): LambdaFunction;
}

export const functions = (): Functions => {
  const known: LambdaFunction[] = [];
  return {
    add: (one) => void known.push(one),
    all: () => [...known],
    find(nameOrArn) {
      const found = known.find(
        ({ definition }) => nameOrArn === definition.functionName || nameOrArn === definition.functionArn,
      );
      if (found !== undefined) return found;
      const names = known.map(({ definition }) => definition.functionName).join(', ');
      throw new Error(`There is no function ${String(nameOrArn)}; the template has ${names}`);
    },
  };
};
