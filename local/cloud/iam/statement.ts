/** Statements of a policy document (IAM user guide, "IAM JSON policy elements reference"), read strictly. */
import { isObject, type JsonObject } from '../json.ts';
import { type Condition, type Context, conditionsOf, holds } from './condition.ts';
import { type Principal, principalsOf } from './principal.ts';
import { matchesAction, matchesArn } from './wildcard.ts';

export interface ResourcePattern {
  /** With every intrinsic function resolved. */
  readonly pattern: string;
  /** As the template writes it, in one line. */
  readonly written: string;
}

export interface Statement {
  readonly effect: 'Allow' | 'Deny';
  readonly actions: readonly string[];
  readonly resources: readonly ResourcePattern[];
  readonly conditions: readonly Condition[];
  /** Of a resource's policy; empty in the policy of a role. */
  readonly principals: readonly Principal[];
}

export interface AccessRequest {
  /** `dynamodb:PutItem` */
  readonly action: string;
  /** An ARN; `*` for an action that has no resource. */
  readonly resource: string;
  readonly context: Context;
}

/** The part of a statement that a request matched. */
export interface Match {
  readonly action: string;
  readonly resource: ResourcePattern;
}

export type PolicyKind = 'role' | 'resource' | 'trust';

const evaluated = ['Sid', 'Effect', 'Action', 'Resource', 'Condition', 'Principal'];

const refuseUnevaluated = (statement: JsonObject): void => {
  const other = Object.keys(statement).find((name) => !evaluated.includes(name));
  if (other === undefined) return;
  throw new Error(
    `a statement has ${other}, which the local cloud does not evaluate: to ignore it would be to judge wrongly. ` +
      'Write Action, Resource and Principal, or implement it in local/cloud/iam/statement.ts',
  );
};

const textsOf = (name: string, given: unknown): readonly string[] => {
  const list: unknown[] = Array.isArray(given) ? given : [given];
  if (list.length > 0 && list.every((one) => typeof one === 'string')) return list;
  throw new Error(`a statement has ${name} ${JSON.stringify(given)}; it must be a text or a list of texts`);
};

const listed = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);

/** A role's trust names no resource: it is about the role itself. */
const resourcesOf = (
  statement: JsonObject,
  kind: PolicyKind,
  written: readonly string[],
): ResourcePattern[] => {
  const patterns = kind === 'trust' ? ['*'] : textsOf('Resource', statement.Resource);
  return patterns.map((pattern, index) => ({ pattern, written: written[index] ?? pattern }));
};

const statementOf = (given: unknown, kind: PolicyKind, written: readonly string[]): Statement => {
  if (!isObject(given)) throw new Error(`a statement is ${JSON.stringify(given)}; it must be an object`);
  refuseUnevaluated(given);
  const { Effect: effect } = given;
  if (effect !== 'Allow' && effect !== 'Deny')
    throw new Error(`a statement has Effect ${JSON.stringify(effect)}; it must be Allow or Deny`);
  const hasPrincipal = given.Principal !== undefined;
  if (hasPrincipal === (kind === 'role'))
    throw new Error(
      hasPrincipal
        ? 'a statement of a role has a Principal; the principal is the role'
        : 'a statement has no Principal; the policy of a resource must say whom it is about',
    );
  return {
    effect,
    actions: textsOf('Action', given.Action),
    resources: resourcesOf(given, kind, written),
    conditions: conditionsOf(given.Condition),
    principals: hasPrincipal ? principalsOf(given.Principal) : [],
  };
};

/**
 * @param written how the template writes the resources of each statement
 * @throws when a statement says what the local cloud does not evaluate
 */
export const statementsOf = (
  document: unknown,
  kind: PolicyKind,
  written: readonly (readonly string[])[] = [],
): readonly Statement[] => {
  if (!isObject(document) || document.Statement === undefined)
    throw new Error(`a policy document is ${JSON.stringify(document)}; it must be an object with Statement`);
  return listed(document.Statement).map((one, index) => statementOf(one, kind, written[index] ?? []));
};

/** Undefined: the statement is not about this request. */
export const matchOf = (statement: Statement, request: AccessRequest): Match | undefined => {
  const action = statement.actions.find((pattern) => matchesAction(pattern, request.action));
  const resource = statement.resources.find(({ pattern }) => matchesArn(pattern, request.resource));
  if (action === undefined || resource === undefined) return undefined;
  return statement.conditions.every((condition) => holds(condition, request.context))
    ? { action, resource }
    : undefined;
};
