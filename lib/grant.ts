/** A permission of a function, with the reason for it. docs/permissions.md is written from these. */
export interface Grant {
  /** Such as `dynamodb:PutItem`. */
  readonly actions: readonly string[];
  /** ARNs. */
  readonly resources: readonly string[];
  /** Only then, as IAM writes conditions. */
  readonly conditions?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** What people call the resources. */
  readonly on: string;
  /** What the function needs it for. */
  readonly why: string;
}
