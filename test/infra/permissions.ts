/** Reads from the template what each function may do. */
import type { Template } from 'aws-cdk-lib/assertions';
import { inOneLine } from '../../local/cloud/template/in-one-line.ts';
import { referredTo, resourcesOf } from './synthesized.ts';

export interface Permission {
  /** The name of the handler. */
  readonly handler: string;
  readonly action: string;
  /** As in the template, in one line: logical ids, joined texts. */
  readonly resource: string;
}

interface Statement {
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
}

const listOf = <T>(value: T | readonly T[]): readonly T[] =>
  (Array.isArray(value) ? value : [value]) as readonly T[];

const handlerByRole = (template: Template): ReadonlyMap<string, string> =>
  new Map(
    [...resourcesOf(template, 'AWS::Lambda::Function').values()].map(({ Properties }) => [
      referredTo(Properties.Role) ?? '',
      String(Properties.FunctionName).replace(/^Rejoin-/, ''),
    ]),
  );

export const permissionsOf = (template: Template): readonly Permission[] => {
  const handlers = handlerByRole(template);
  return [...resourcesOf(template, 'AWS::IAM::Policy').values()].flatMap(({ Properties }) => {
    const handler = listOf(Properties.Roles).map(
      (role) => handlers.get(referredTo(role) ?? '') ?? 'no function',
    )[0];
    const { Statement } = Properties.PolicyDocument as { Statement: readonly Statement[] };
    return Statement.flatMap((statement) =>
      listOf(statement.Action).flatMap((action) =>
        listOf(statement.Resource).map((resource) => ({
          handler: handler ?? 'no function',
          action,
          resource: inOneLine(resource),
        })),
      ),
    );
  });
};
