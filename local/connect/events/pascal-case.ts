/** Keys as the documented samples 4 and 6 write them: ContactId, AgentInfo.AgentArn. Tags keep their names. */
type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const pascalCased = (detail: Json): Json =>
  Object.fromEntries(
    Object.entries(detail).map(([key, value]) => [
      key.charAt(0).toUpperCase() + key.slice(1),
      isObject(value) && key !== 'tags' ? pascalCased(value) : value,
    ]),
  );
