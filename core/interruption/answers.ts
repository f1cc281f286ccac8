/** Whether what an agent typed fits the form of the case; where it does not, why, in words for the agent. */
import { type Answers, type Form, type FormField, longestAnswer } from '../contracts/form.ts';

const isBlank = (answer: string | undefined): boolean => answer === undefined || answer.trim() === '';

const answerTo = (field: FormField, answers: Answers): string | undefined =>
  Object.hasOwn(answers, field.name) ? answers[field.name] : undefined;

const problemOf = (field: FormField, answer: string | undefined): string | undefined => {
  if (answer === undefined || answer === '') return undefined;
  if (answer.length > longestAnswer)
    return `"${field.label}" has ${answer.length} characters; at most ${longestAnswer} are possible`;
  if (field.type === 'choice' && !field.options.includes(answer))
    return `"${field.label}" must be one of ${field.options.map((option) => `"${option}"`).join(', ')}`;
  return undefined;
};

const unknownNames = (form: Form, answers: Answers): string | undefined => {
  const known = new Set(form.map(({ name }) => name));
  const unknown = Object.keys(answers).filter((name) => !known.has(name));
  if (unknown.length === 0) return undefined;
  return `the form has no ${unknown.map((name) => `"${name}"`).join(', ')}; it has ${[...known].join(', ')}`;
};

/** What is wrong with answers that are not finished yet; undefined: nothing. */
export const problemWithDraft = (form: Form, answers: Answers): string | undefined => {
  if (form.length === 0) return Object.keys(answers).length > 0 ? noForm : undefined;
  const problems = [
    unknownNames(form, answers),
    ...form.map((field) => problemOf(field, answerTo(field, answers))),
  ].filter((problem) => problem !== undefined);
  return problems.length > 0 ? problems.join('; ') : undefined;
};

/** What is wrong with answers that are to be kept for good; undefined: nothing. */
export const problemWithAnswers = (form: Form, answers: Answers): string | undefined => {
  const missing = form.filter((field) => field.required && isBlank(answerTo(field, answers)));
  const problems = [
    problemWithDraft(form, answers),
    ...missing.map(({ label }) => `"${label}" must be filled in`),
  ].filter((problem) => problem !== undefined);
  return problems.length > 0 ? problems.join('; ') : undefined;
};

export const noForm = 'this queue has no form: send no fields';

/** What was answered. A blank says nothing, and overwrites no attribute. */
export const answered = (answers: Answers): Answers =>
  Object.fromEntries(Object.entries(answers).filter(([, answer]) => !isBlank(answer)));

export const isAnswered = (answers: Answers): boolean => Object.keys(answered(answers)).length > 0;

export const areSame = (one: Answers, other: Answers): boolean => {
  const names = Object.keys(one);
  return names.length === Object.keys(other).length && names.every((name) => one[name] === other[name]);
};
