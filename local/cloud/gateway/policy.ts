/** Whether the policy an authorizer returned lets the caller in: an explicit deny wins, and silence is a deny. */
import { isObject, type JsonObject } from '../json.ts';

export type Verdict = 'allow' | 'explicit-deny' | 'implicit-deny';

const strings = (value: unknown): string[] | undefined => {
  const list: unknown[] = Array.isArray(value) ? value : [value];
  return list.length > 0 && list.every((one) => typeof one === 'string') ? list : undefined;
};

const like = (pattern: string, text: string): boolean => {
  const body = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*/g, '.*')
    .replace(/\?/g, '.');
  return new RegExp(`^${body}$`, 'i').test(text);
};

interface Statement {
  readonly effect: 'Allow' | 'Deny';
  readonly actions: readonly string[];
  readonly resources: readonly string[];
}

const statementOf = (value: unknown): Statement | undefined => {
  if (!isObject(value)) return undefined;
  const { Effect: effect } = value;
  const actions = strings(value.Action);
  const resources = strings(value.Resource);
  if ((effect !== 'Allow' && effect !== 'Deny') || !actions || !resources) return undefined;
  return { effect, actions, resources };
};

/** @returns undefined for a document that is no policy */
export const judgePolicy = (document: JsonObject, resource: string): Verdict | undefined => {
  const given = document.Statement;
  const list: unknown[] = Array.isArray(given) ? given : [given];
  const statements = list.map(statementOf);
  if (!statements.every((one) => one !== undefined)) return undefined;
  const applies = ({ actions, resources }: Statement): boolean =>
    actions.some((action) => like(action, 'execute-api:Invoke')) &&
    resources.some((one) => like(one, resource));
  const effects = statements.filter(applies).map(({ effect }) => effect);
  if (effects.includes('Deny')) return 'explicit-deny';
  return effects.includes('Allow') ? 'allow' : 'implicit-deny';
};
