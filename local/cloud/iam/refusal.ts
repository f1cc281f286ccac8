/** How a refusal is told (IAM user guide, "Troubleshoot access denied error messages"): who, what, on which resource, why. */
import type { Decision } from './decision.ts';
import type { Caller } from './principal.ts';

export interface Refusal {
  /** The function whose role it is; undefined for a service. */
  readonly functionName: string | undefined;
  readonly action: string;
  readonly resource: string;
  readonly message: string;
}

const policyNames = { role: 'an identity-based', resource: 'a resource-based' } as const;

export const refusalMessage = (
  caller: Caller,
  { action, resource }: { readonly action: string; readonly resource: string },
  decision: Exclude<Decision, { type: 'allowed' }>,
): string => {
  const who = caller.type === 'role' ? caller.sessionArn : caller.name;
  const kind = caller.type === 'role' ? 'identity-based' : 'resource-based';
  const why =
    decision.type === 'denied'
      ? `with an explicit deny in ${policyNames[decision.by]} policy`
      : `because no ${kind} policy allows the ${action} action`;
  return `User: ${who} is not authorized to perform: ${action} on resource: ${resource} ${why}`;
};
