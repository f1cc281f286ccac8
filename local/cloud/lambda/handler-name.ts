/** What people call a function: the name of its construct in kebab-case, such as `contact-events`. */

const kebab = (name: string): string => name.replace(/([a-z0-9])([A-Z])/g, '$1-$2').toLowerCase();

/** The CDK ends a logical id with eight characters of a hash. */
const withoutHash = (logicalId: string): string => logicalId.replace(/[0-9A-F]{8}$/, '');

/** Construct names that say nothing about the one function. */
const general: readonly string[] = ['Resource', 'Function', 'Handler'];

/** @param constructPath such as "Rejoin/ContactEvents/Function/Resource" where the assembly knows it */
export const handlerNameOf = (logicalId: string, constructPath: string | undefined): string => {
  const parts = (constructPath ?? '').split('/').filter((part) => part !== '' && !general.includes(part));
  return kebab(parts.at(-1) ?? withoutHash(logicalId));
};
