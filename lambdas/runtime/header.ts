type Headers = Readonly<Record<string, string | undefined>> | null | undefined;
type ManyHeaders = Readonly<Record<string, readonly string[] | undefined>> | null | undefined;

/** API Gateway passes header names as the client wrote them. */
const isNamed =
  (name: string) =>
  ([key]: readonly [string, unknown]): boolean =>
    key.toLowerCase() === name;

export const header = (headers: Headers, name: string): string | undefined =>
  Object.entries(headers ?? {}).find(isNamed(name))?.[1];

/**
 * Every value of a header, each once. A client may send one twice, in two spellings even, and `headers` has but one
 * of them (developer guide, input of a WebSocket REQUEST authorizer: `headers` and `multiValueHeaders`).
 */
export const everyHeader = (
  event: { readonly headers?: Headers; readonly multiValueHeaders?: ManyHeaders },
  name: string,
): readonly string[] => [
  ...new Set(
    [...Object.entries(event.headers ?? {}), ...Object.entries(event.multiValueHeaders ?? {})]
      .filter(isNamed(name))
      .flatMap(([, value]) => value ?? []),
  ),
];
