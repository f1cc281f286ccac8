/** What lib/ grants each function, and why: from the stack itself, not from its template. */
import type { Stack } from 'aws-cdk-lib';
import { HandlerFunction } from '../../lib/handler-function.ts';
import { inOneLine } from '../../local/cloud/template/in-one-line.ts';

export interface Granted {
  /** The name of the handler. */
  readonly handler: string;
  readonly action: string;
  /** As in the template, in one line: logical ids, joined texts. */
  readonly resource: string;
  /** What people call the resource. */
  readonly on: string;
  readonly why: string;
}

const functionsIn = (stack: Stack): readonly HandlerFunction[] =>
  stack.node.findAll().filter((one) => one instanceof HandlerFunction);

export const grantedIn = (stack: Stack): readonly Granted[] =>
  functionsIn(stack).flatMap(({ node, grants }) =>
    grants.flatMap(({ actions, resources, on, why }) =>
      actions.flatMap((action) =>
        resources.map((resource) => ({
          handler: node.id,
          action,
          resource: inOneLine(stack.resolve(resource)),
          ...{ on, why },
        })),
      ),
    ),
  );
