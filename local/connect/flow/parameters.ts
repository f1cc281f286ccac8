/** Checks and readings of block parameters that several blocks share. */
import * as v from 'valibot';
import { wordsOf } from '../issue-words.ts';
import type { Action } from './document.ts';

type Schema = v.GenericSchema<unknown, unknown>;

/** Flow documents write numbers as numbers or, as console exports do, as text (seen). */
export const wholeNumber = (from: number, to: number): v.GenericSchema<unknown, number> =>
  v.pipe(
    v.union([v.number(), v.pipe(v.string(), v.regex(/^-?\d+$/))]),
    v.transform(Number),
    v.integer(),
    v.minValue(from),
    v.maxValue(to),
  );

export const text = v.pipe(v.string(), v.minLength(1));
export const texts = v.record(v.string(), v.string());

export const problemsWith =
  (schema: Schema) =>
  (action: Action): readonly string[] => {
    const parsed = v.safeParse(schema, action.parameters);
    return parsed.success ? [] : parsed.issues.map((issue) => `Parameters: ${wordsOf(issue)}`);
  };

/** The parameters of a block that was validated when its flow was added. */
export const read = <S extends Schema>(schema: S, action: Action): v.InferOutput<S> =>
  v.parse(schema, action.parameters);
