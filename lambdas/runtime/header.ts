/** API Gateway passes header names as the client wrote them. */
export const header = (
  headers: Readonly<Record<string, string | undefined>> | null | undefined,
  name: string,
): string | undefined => Object.entries(headers ?? {}).find(([key]) => key.toLowerCase() === name)?.[1];
