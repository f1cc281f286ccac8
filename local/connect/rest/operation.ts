/** One operation of the Connect API: where it is, how often it may be called, what it does. */
import * as v from 'valibot';
import { wordsOf } from '../issue-words.ts';
import { Refusal } from './refusal.ts';
import type { Rate } from './token-bucket.ts';

/** Members of path and body together, under the names that the SDK's input has. */
export type Input = Readonly<Record<string, unknown>>;

export interface Operation {
  readonly name: string;
  readonly method: 'GET' | 'POST' | 'PUT';
  /** The named groups are members of the input. */
  readonly path: RegExp;
  readonly rate: Rate;
  /** What is asked for, as AWS lists the resource types of the action: parts of the instance, or `*` where it lists none. */
  resources(input: Input): readonly string[];
  run(input: Input): unknown;
}

/** documented default for every operation. */
export const usualRate: Rate = { perSecond: 2, burst: 5 };

/** documented for DescribeContact, GetContactAttributes, UpdateContactAttributes and StopContact. */
export const contactRate: Rate = { perSecond: 10, burst: 15 };

/** Instances, contacts and users are named by id; an ARN in their place is refused (documented: "the ID … in the ARN"). */
export const identifier = (most: number): v.GenericSchema<unknown, string> =>
  v.pipe(
    v.string('is required'),
    v.minLength(1, 'must not be empty'),
    v.maxLength(most, `must have at most ${most} characters`),
    v.check((value) => !value.startsWith('arn:'), 'must be the id, the last part of the ARN, not the ARN'),
  );

export const instanceId = identifier(100);
export const contactId = identifier(256);

/** Of a resource whose id is a member of the input: `contact/<id>`. */
export const resource =
  (type: string, member: string) =>
  (input: Input): readonly string[] => [`${type}/${String(input[member])}`];

/** @throws Refusal InvalidParameterException naming every member that is wrong */
export const parse = <S extends v.GenericSchema<unknown, unknown>>(
  schema: S,
  input: Input,
): v.InferOutput<S> => {
  const parsed = v.safeParse(schema, input);
  if (parsed.success) return parsed.output;
  throw new Refusal('InvalidParameterException', parsed.issues.map(wordsOf).join('; '));
};
