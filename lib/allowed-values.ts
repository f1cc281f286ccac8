/** What a field of the configuration may hold; each says so in words that follow "must be". */
import * as v from 'valibot';

export const text = (isAllowed: (value: string) => boolean, allowed: string) =>
  v.pipe(
    v.string(allowed),
    v.check((value) => isAllowed(value), allowed),
  );

export const present = (value: string): boolean => value.trim() !== '';

export const whole = (most: number) => {
  const allowed = `a whole number from 1 to ${most}`;
  return v.pipe(
    v.number(allowed),
    v.check((value) => Number.isInteger(value) && value >= 1 && value <= most, allowed),
  );
};

export const oneOf = <const T extends readonly (string | number)[]>(values: T) =>
  v.picklist(values, `one of ${values.join(', ')}`);

export const yesOrNo = v.boolean('true or false');
