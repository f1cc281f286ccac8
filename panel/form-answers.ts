/** What stands in a contact's form: the server's draft, and over it what the agent has typed here since. */
import type { View } from '../core/contracts/agent-socket.ts';
import type { Answers } from '../core/contracts/form.ts';

export type Form = NonNullable<View['form']>;

/** A field that the agent is in or has changed. It keeps its words until the server's draft holds them too. */
export interface HeldAnswer {
  readonly text: string;
  readonly isTyped: boolean;
  readonly isFocused: boolean;
}

export type Held = ReadonlyMap<string, HeldAnswer>;

export const noneHeld: Held = new Map();

export const answerTo = (form: Form, held: Held, name: string): string =>
  held.get(name)?.text ?? (Object.hasOwn(form.draft, name) ? form.draft[name] : undefined) ?? '';

/** Every field by name; an empty text where there is no answer, so that a draft can also take one back. */
export const answersIn = (form: Form, held: Held): Answers =>
  Object.fromEntries(form.fields.map(({ name }) => [name, answerTo(form, held, name)]));

export const givenAnswers = (answers: Answers): Answers =>
  Object.fromEntries(Object.entries(answers).filter(([, text]) => text.trim() !== ''));

/** The required fields without an answer, in the form's order. */
export const missingIn = ({ fields }: Form, answers: Answers): string[] =>
  fields.filter(({ name, required }) => required && !answers[name]?.trim()).map(({ name }) => name);

/** Lets go of what the server now has, and of what was only looked at; never of the field the agent is in. */
export const letGo = (form: Form, held: Held): Held => {
  const settled = [...held].map(([name, answer]): [string, HeldAnswer] => [
    name,
    { ...answer, isTyped: answer.isTyped && answer.text !== form.draft[name] },
  ]);
  return new Map(settled.filter(([, { isTyped, isFocused }]) => isTyped || isFocused));
};
