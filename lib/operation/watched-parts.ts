/** The parts of the stack that are watched. */
import type { ContactEventRules } from '../contact-event-rules.ts';
import type { HandlerFunctions } from '../handler-functions.ts';
import type { WorkQueue } from '../work-queue.ts';

export interface WatchedParts {
  readonly functions: HandlerFunctions;
  readonly queues: {
    readonly contactEvents: WorkQueue;
    readonly lookUps: WorkQueue;
    readonly dials: WorkQueue;
    readonly deadlines: WorkQueue;
  };
  readonly contactEventRules: ContactEventRules;
}
