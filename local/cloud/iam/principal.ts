/** Who asks, and whom a resource's policy names. */
import { isObject } from '../json.ts';

export type Caller =
  /** A function, with the credentials of its role. */
  | { readonly type: 'role'; readonly roleArn: string; readonly sessionArn: string; readonly account: string }
  /** A service that acts for itself, such as `events.amazonaws.com`. */
  | { readonly type: 'service'; readonly name: string };

export interface Principal {
  readonly type: 'AWS' | 'Service';
  readonly value: string;
}

const types = ['AWS', 'Service'] as const;

/** @throws for kinds of principals that are not evaluated here */
export const principalsOf = (given: unknown): readonly Principal[] => {
  if (given === '*') return [{ type: 'AWS', value: '*' }];
  if (!isObject(given))
    throw new Error(`a Principal is ${JSON.stringify(given)}; it must be "*" or an object`);
  return Object.entries(given).flatMap(([name, values]) => {
    const type = types.find((known) => known === name);
    if (type === undefined)
      throw new Error(
        `a principal of type ${name} is not evaluated by the local cloud; it knows ${types.join(', ')}`,
      );
    return (Array.isArray(values) ? values : [values]).map((value) => ({ type, value: String(value) }));
  });
};

export const names = ({ type, value }: Principal, caller: Caller): boolean => {
  if (type === 'Service') return caller.type === 'service' && caller.name === value;
  if (value === '*') return true;
  return caller.type === 'role' && (value === caller.roleArn || value === caller.sessionArn);
};

/** The account itself: gives nobody anything, but lets the account's own policies count (IAM user guide, "AWS account principals"). */
export const isAccountOf = ({ type, value }: Principal, caller: Caller): boolean =>
  type === 'AWS' &&
  caller.type === 'role' &&
  (value === caller.account || value.endsWith(`:iam::${caller.account}:root`));
