/** Every call of the Connect API, for people and tests: GET /sim/requests. */
export interface RequestEntry {
  /** ISO 8601. */
  readonly at: string;
  readonly operation: string;
  readonly request: unknown;
  readonly response?: unknown;
  readonly error?: { readonly name: string; readonly message: string };
}
