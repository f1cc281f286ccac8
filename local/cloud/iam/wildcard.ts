/** The wildcards of policies: `*` for any characters, also none, `?` for exactly one. */

type Wildcard = (next: string | undefined) => string;

const expression = (pattern: string, some: Wildcard, one: string): string =>
  [...pattern]
    .map((character, index) => {
      if (character === '*') return some(pattern[index + 1]);
      if (character === '?') return one;
      return character.replace(/[\\^$.|+()[\]{}]/, '\\$&');
    })
    .join('');

/** Names of services and actions are compared without regard to case (IAM user guide, "Policy elements: Action"). */
export const matchesAction = (pattern: string, action: string): boolean =>
  new RegExp(`^${expression(pattern, () => '.*', '.')}$`, 'i').test(action);

/** In texts that are not ARNs a wildcard stands for anything (IAM user guide, "String condition operators"). */
export const matchesText = (pattern: string, text: string): boolean =>
  new RegExp(`^${expression(pattern, () => '.*', '.')}$`, 's').test(text);

/**
 * A wildcard stays within its segment, between two colons; a `*` at the end of a segment may go beyond
 * (IAM user guide, "Policy elements: Resource", "Using wildcards in resource ARNs").
 */
export const matchesArn = (pattern: string, arn: string): boolean =>
  new RegExp(
    `^${expression(pattern, (next) => (next === undefined || next === ':' ? '.*' : '[^:]*'), '[^:]')}$`,
  ).test(arn);
