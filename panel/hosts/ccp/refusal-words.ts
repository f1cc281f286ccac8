/** Why Amazon Connect did not do what the agent asked, from what amazon-connect-streams hands to `failure`. */
import * as v from 'valibot';

const refusal = v.object({ type: v.optional(v.string(), ''), message: v.optional(v.string(), '') });

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return { message: text };
  }
};

export const refusalWords = (problem: unknown): string => {
  const read = v.safeParse(refusal, typeof problem === 'string' ? parsed(problem) : problem);
  const { type, message } = read.success ? read.output : { type: '', message: '' };
  if (message === '') return type === '' ? 'Amazon Connect gave no reason' : type;
  return type === '' ? message : `${message} (${type})`;
};
