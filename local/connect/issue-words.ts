/** What a schema found wrong, as a person would say it: `"from" is required`. */
import * as v from 'valibot';

export const wordsOf = (issue: v.BaseIssue<unknown>): string => {
  const path = v.getDotPath(issue);
  if (path === null) return issue.message;
  if (issue.expected === 'never') return `"${path}" is unknown here`;
  if (issue.received === 'undefined') return `"${path}" is required`;
  return `"${path}" ${issue.message}`;
};
