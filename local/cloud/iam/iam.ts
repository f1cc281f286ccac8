/**
 * The account's permissions: which function has which role, and whether what it asks for is allowed. Callers whose
 * key is no function's are people and tests with the laptop's own credentials: nothing is refused them here.
 */
import type { Place } from '../place.ts';
import { accessKeyIn, type Credentials, newAccessKey } from './access-keys.ts';
import type { Context } from './condition.ts';
import { type Decision, decide, letsAccountDecide } from './decision.ts';
import { type GrantedPermission, PermissionLog } from './permission-log.ts';
import type { Caller } from './principal.ts';
import { type Refusal, refusalMessage } from './refusal.ts';
import type { Statement } from './statement.ts';

/** What a request needs: each is to be allowed. */
export interface Need {
  readonly action: string;
  readonly resource: string;
  /** What policies may ask of it beside what every request has. */
  readonly context?: Context;
}

/** A service that calls on behalf of a resource, such as a rule that delivers to a queue. */
export interface ServiceCall extends Need {
  readonly service: string;
  readonly sourceArn: string;
}

interface Role {
  readonly arn: string;
  readonly name: string;
  readonly trust: readonly Statement[];
  readonly statements: Statement[];
}

interface Session {
  readonly functionName: string;
  readonly role: Role;
  readonly caller: Caller;
}

/** The SDK speaks TLS to AWS, always; that the laptop's own port does not is no concern of a policy. */
const transport: Context = { 'aws:securetransport': 'true' };

export class Iam {
  readonly #place: Place;
  readonly #onRefusal: (refusal: Refusal) => void;
  readonly #roles = new Map<string, Role>();
  readonly #sessions = new Map<string, Session>();
  readonly #resourcePolicies = new Map<string, Statement[]>();
  readonly #log = new PermissionLog();
  readonly #refusals: Refusal[] = [];

  constructor(place: Place, onRefusal: (refusal: Refusal) => void) {
    this.#place = place;
    this.#onRefusal = onRefusal;
  }

  addRole(role: Omit<Role, 'statements'>, statements: readonly Statement[]): void {
    this.#roles.set(role.name, { ...role, statements: [...statements] });
  }

  /** @throws when there is no such role */
  attachToRole(name: string, statements: readonly Statement[]): void {
    const role = this.#roles.get(name);
    if (role === undefined)
      throw new Error(
        `there is no role ${name}; the template has made ${[...this.#roles.keys()].join(', ') || 'none yet'}`,
      );
    role.statements.push(...statements);
  }

  attachToResource(arn: string, statements: readonly Statement[]): void {
    this.#resourcePolicies.set(arn, [...(this.#resourcePolicies.get(arn) ?? []), ...statements]);
  }

  /**
   * What Lambda does before it runs a function: takes on its role.
   * @throws when there is no such role, or it does not trust Lambda
   */
  assumeFor(functionName: string, roleArn: unknown): Credentials {
    const role = [...this.#roles.values()].find(({ arn }) => arn === roleArn);
    if (role === undefined) throw new Error(`its role ${String(roleArn)} is no role of this template`);
    const lambda: Caller = { type: 'service', name: 'lambda.amazonaws.com' };
    const request = { action: 'sts:AssumeRole', resource: role.arn, context: transport };
    if (decide(request, { role: [], resource: role.trust }, lambda).type !== 'allowed')
      throw new Error(`its role ${role.name} does not let ${lambda.name} assume it`);
    const { account } = this.#place;
    const sessionArn = `arn:aws:sts::${account}:assumed-role/${role.name}/${functionName}`;
    const key = newAccessKey();
    const caller: Caller = { type: 'role', roleArn: role.arn, sessionArn, account };
    this.#sessions.set(key.accessKeyId, { functionName, role, caller });
    return key;
  }

  /** Undefined: allowed. */
  refusalOfRequest(authorization: string | undefined, needs: readonly Need[]): Refusal | undefined {
    const session = this.#sessions.get(accessKeyIn(authorization) ?? '');
    return session && this.#refusalOf(session, needs);
  }

  /** What Lambda itself does with the function's role, such as reading its queue. */
  refusalOfFunction(functionName: string, needs: readonly Need[]): Refusal | undefined {
    const session = [...this.#sessions.values()].find((one) => one.functionName === functionName);
    if (session === undefined) throw new Error(`the function ${functionName} has no role here`);
    return this.#refusalOf(session, needs);
  }

  refusalOfService({ service, sourceArn, action, resource }: ServiceCall): Refusal | undefined {
    const caller: Caller = { type: 'service', name: service };
    const source = { 'aws:sourcearn': sourceArn, 'aws:sourceaccount': this.#place.account };
    const request = { action, resource, context: { ...transport, ...source } };
    const decision = decide(request, { role: [], resource: this.#policyOf(resource) }, caller);
    return decision.type === 'allowed'
      ? undefined
      : this.#refuse(caller, undefined, { action, resource }, decision);
  }

  permissions(): readonly GrantedPermission[] {
    return [...this.#sessions.values()].flatMap(({ functionName, role }) =>
      this.#log.list(functionName, role.statements),
    );
  }

  refusals(): readonly Refusal[] {
    return [...this.#refusals];
  }

  #refusalOf({ functionName, role, caller }: Session, needs: readonly Need[]): Refusal | undefined {
    for (const need of needs) {
      const decision = this.#decide(need, role, caller);
      if (decision.type !== 'allowed') return this.#refuse(caller, functionName, need, decision);
      if (decision.by === 'role') this.#log.use(functionName, decision.match);
    }
    return undefined;
  }

  #decide(need: Need, role: Role, caller: Caller): Decision {
    const request = { ...need, context: { ...transport, ...need.context } };
    const resource = this.#policyOf(need.resource);
    const counts = !need.action.startsWith('kms:') || letsAccountDecide(request, resource, caller);
    const denies = role.statements.filter(({ effect }) => effect === 'Deny');
    return decide(request, { role: counts ? role.statements : denies, resource }, caller);
  }

  #policyOf(arn: string): readonly Statement[] {
    return this.#resourcePolicies.get(arn) ?? [];
  }

  #refuse(
    caller: Caller,
    functionName: string | undefined,
    { action, resource }: Need,
    decision: Exclude<Decision, { type: 'allowed' }>,
  ): Refusal {
    const message = refusalMessage(caller, { action, resource }, decision);
    const refusal = { functionName, action, resource, message };
    this.#refusals.push(refusal);
    this.#onRefusal(refusal);
    return refusal;
  }
}
