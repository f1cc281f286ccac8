/** A rule of the event bus: its pattern, and the targets that get the events it lets through. */
import { AwsError } from '../aws-error.ts';
import type { JsonObject } from '../json.ts';
import type { NewMessage } from '../sqs/message.ts';

export interface Target {
  readonly arn: string;
  deliver(event: JsonObject): void;
  /** Into the dead-letter queue. */
  keep?(message: NewMessage): void;
}

export interface Rule {
  readonly arn: string;
  matches(event: unknown): boolean;
  readonly targets: readonly Target[];
}

const text = (value: string): { DataType: string; StringValue: string } => ({
  DataType: 'String',
  StringValue: value,
});

/**
 * A target that refuses goes straight to its dead-letter queue, with the attributes that EventBridge adds
 * (user guide, "Using dead-letter queues"). Without such a queue the service drops the event after its retries.
 */
const deliverTo = (target: Target, event: JsonObject, ruleArn: string): void => {
  try {
    target.deliver(event);
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    const attributes = {
      RULE_ARN: text(ruleArn),
      TARGET_ARN: text(target.arn),
      ERROR_CODE: text(error.code.split('#').at(-1) ?? error.code),
      ERROR_MESSAGE: text(error.message),
    };
    target.keep?.({ body: JSON.stringify(event), attributes });
  }
};

export const offer = (rule: Rule, event: JsonObject): void => {
  if (!rule.matches(event)) return;
  for (const target of rule.targets) deliverTo(target, event, rule.arn);
};
