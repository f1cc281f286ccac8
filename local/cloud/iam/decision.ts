/**
 * Whether a request is allowed (IAM user guide, "Policy evaluation logic", within one account): a deny wins, then
 * an allow of either policy, and silence is a deny. Boundaries, session policies and those of an organisation are
 * not part of a template.
 */
import { type Caller, isAccountOf, names } from './principal.ts';
import { type AccessRequest, type Match, matchOf, type Statement } from './statement.ts';

export interface Policies {
  /** Of the caller's role. */
  readonly role: readonly Statement[];
  /** Of the resource. */
  readonly resource: readonly Statement[];
}

export type Decision =
  | { readonly type: 'allowed'; readonly by: 'role' | 'resource'; readonly match: Match }
  | { readonly type: 'denied'; readonly by: 'role' | 'resource' }
  | { readonly type: 'not-allowed' };

interface Found {
  readonly by: 'role' | 'resource';
  readonly match: Match;
}

const found = (
  effect: Statement['effect'],
  request: AccessRequest,
  { role, resource }: Policies,
  caller: Caller,
): Found | undefined => {
  const search = (by: Found['by'], statements: readonly Statement[]): Found | undefined => {
    for (const statement of statements) {
      const match = statement.effect === effect ? matchOf(statement, request) : undefined;
      if (match !== undefined) return { by, match };
    }
    return undefined;
  };
  const aboutCaller = resource.filter(({ principals }) => principals.some((one) => names(one, caller)));
  return search('role', role) ?? search('resource', aboutCaller);
};

export const decide = (request: AccessRequest, policies: Policies, caller: Caller): Decision => {
  const denied = found('Deny', request, policies, caller);
  if (denied !== undefined) return { type: 'denied', by: denied.by };
  const allowed = found('Allow', request, policies, caller);
  return allowed === undefined ? { type: 'not-allowed' } : { type: 'allowed', ...allowed };
};

/** Whether the resource's policy lets the account's own policies count, which a KMS key must say (AWS KMS developer guide, "Key policies"). */
export const letsAccountDecide = (
  request: AccessRequest,
  resource: readonly Statement[],
  caller: Caller,
): boolean =>
  resource.some(
    (statement) =>
      statement.effect === 'Allow' &&
      statement.principals.some((one) => isAccountOf(one, caller)) &&
      matchOf(statement, request) !== undefined,
  );
