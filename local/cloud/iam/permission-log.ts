/** Every permission that a function was given, and whether it was ever needed. */
import type { Match, Statement } from './statement.ts';

export interface GrantedPermission {
  readonly functionName: string;
  readonly action: string;
  /** As the template writes it, in one line: `<LogicalId>` for a reference. */
  readonly resource: string;
  readonly used: boolean;
}

const keyOf = ({ action, resource }: Match): string => `${action} ${resource.written}`;

export class PermissionLog {
  readonly #used = new Map<string, Set<string>>();

  use(functionName: string, match: Match): void {
    const used = this.#used.get(functionName) ?? new Set();
    this.#used.set(functionName, used.add(keyOf(match)));
  }

  list(functionName: string, statements: readonly Statement[]): readonly GrantedPermission[] {
    const used = this.#used.get(functionName);
    return statements
      .filter(({ effect }) => effect === 'Allow')
      .flatMap(({ actions, resources }) =>
        actions.flatMap((action) => resources.map((resource) => ({ action, resource }))),
      )
      .map((match) => ({
        functionName,
        action: match.action,
        resource: match.resource.written,
        used: used?.has(keyOf(match)) ?? false,
      }));
  }
}
