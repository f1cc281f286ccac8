/** All functions. One word finds everything: the file in lambdas/handlers, the key here, the function's name. */
import { Construct } from 'constructs';
import { bundleHandlers } from './handler-code.ts';
import { HandlerFunction } from './handler-function.ts';

const shapes = {
  'contact-events': { memorySize: 512, timeoutSeconds: 10 },
  'look-ups': { memorySize: 512, timeoutSeconds: 10 },
  dials: { memorySize: 512, timeoutSeconds: 10 },
  deadlines: { memorySize: 512, timeoutSeconds: 10 },
  'socket-authorizer': { memorySize: 256, timeoutSeconds: 10 },
  'socket-connect': { memorySize: 256, timeoutSeconds: 10 },
  'socket-disconnect': { memorySize: 256, timeoutSeconds: 10 },
  'socket-message': { memorySize: 512, timeoutSeconds: 10 },
  ticket: { memorySize: 512, timeoutSeconds: 10 },
  // A flow waits at most eight seconds for a function (administrator guide, "Invoke Lambda functions").
  'free-agent': { memorySize: 512, timeoutSeconds: 5 },
  'customer-calls-in': { memorySize: 512, timeoutSeconds: 5 },
  canary: { memorySize: 256, timeoutSeconds: 30 },
} as const;

export type HandlerName = keyof typeof shapes;

export const handlerNames = Object.keys(shapes) as HandlerName[];

export class HandlerFunctions extends Construct {
  private readonly functions: ReadonlyMap<HandlerName, HandlerFunction>;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const codeOf = bundleHandlers(this, handlerNames);
    this.functions = new Map(
      handlerNames.map((handler) => [
        handler,
        new HandlerFunction(this, handler, {
          handler,
          code: codeOf(handler),

          ...shapes[handler],
        }),
      ]),
    );
  }

  of(name: HandlerName): HandlerFunction {
    const found = this.functions.get(name);
    if (!found) throw new Error(`There is no function ${name}; there are ${handlerNames.join(', ')}.`);
    return found;
  }
}
