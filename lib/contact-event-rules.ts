/** Lets the contact events that can matter into the queue, and no others: the rest invokes nothing. */
import { type CfnRule, Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { Construct } from 'constructs';
import { contactEventPatterns } from '../core/contracts/contact-event-pattern.ts';
import { DeadLetterQueue, type WorkQueue } from './work-queue.ts';

/** Characters of JSON. EventBridge quotas, "Event pattern size". */
export const maxPatternLength = 2_048;

export class ContactEventRules extends Construct {
  /** Where EventBridge puts what it cannot deliver. */
  readonly undelivered: DeadLetterQueue;
  readonly rules: readonly Rule[];

  constructor(scope: Construct, id: string, contactEvents: WorkQueue) {
    super(scope, id);
    this.undelivered = new DeadLetterQueue(this, 'Undelivered', `${id}Undelivered`);
    const target = new SqsQueue(contactEvents.queue, { deadLetterQueue: this.undelivered });
    this.rules = contactEventPatterns.map(({ name, pattern }) => {
      const rule = new Rule(this, name, {
        description: `Rejoin: contact events that may be a dropped call (${name})`,
        eventPattern: { source: pattern.source },
        targets: [target],
      });
      // As text: a pattern may look for null, and CloudFormation refuses a template with a null in it
      // (EventBridge user guide, "Matching on null values and empty strings").
      (rule.node.defaultChild as CfnRule).addPropertyOverride('EventPattern', textOf(name, pattern));
      return rule;
    });
  }
}

const textOf = (name: string, pattern: object): string => {
  const text = JSON.stringify(pattern);
  if (text.length > maxPatternLength)
    throw new Error(
      `The event pattern ${name} has ${text.length} characters; EventBridge takes at most ${maxPatternLength}. Shorten core/contracts/contact-event-pattern.ts.`,
    );
  return text;
};
