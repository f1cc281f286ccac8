type Single = Readonly<Record<string, string | undefined>> | null | undefined;
type Multiple = Readonly<Record<string, readonly string[] | undefined>> | null | undefined;

interface Headers {
  readonly headers?: Single;
  /** Of a WebSocket API: what `headers` has of a header that came twice is its last value only. */
  readonly multiValueHeaders?: Multiple;
}

/**
 * Every value that the client gave to this header, joined with commas, as an HTTP API joins them itself (API Gateway
 * developer guide, "Create AWS Lambda proxy integrations for HTTP APIs"): one that came twice, or under two
 * spellings, never passes for one that came once. API Gateway passes names on as the client wrote them.
 */
export const header = ({ headers, multiValueHeaders }: Headers, name: string): string | undefined => {
  const isWanted = ([key]: readonly [string, unknown]): boolean => key.toLowerCase() === name;
  const all = Object.entries(multiValueHeaders ?? {})
    .filter(isWanted)
    .flatMap(([, values]) => values ?? []);
  const single = Object.entries(headers ?? {})
    .filter(isWanted)
    .flatMap(([, value]) => value ?? []);
  const given = all.length > 0 ? all : single;
  return given.length > 0 ? given.join(', ') : undefined;
};
