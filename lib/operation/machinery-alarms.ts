/** Queues, rules and functions: is the machinery running? */
import { type IMetric, MathExpression, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { Rule } from 'aws-cdk-lib/aws-events';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { HandlerFunction } from '../handler-function.ts';
import { type HandlerName, handlerNames } from '../handler-functions.ts';
import type { ChapterName } from './chapters.ts';
import { fiveMinutes, minute, type OwnMetrics, ownMetrics } from './own-metrics.ts';
import type { Watch } from './watch.ts';
import type { WatchedParts } from './watched-parts.ts';

export const watchMachinery = (watch: Watch, props: WatchedParts): void => {
  const { contactEvents, lookUps, dials, deadlines } = props.queues;
  const { undelivered, rules } = props.contactEventRules;
  watchDeadLetters(watch, 'ContactEventsDeadLetters', contactEvents.deadLetters);
  watchDeadLetters(watch, 'ContactEventRulesUndelivered', undelivered);
  watchDeadLetters(watch, 'LookUpsDeadLetters', lookUps.deadLetters);
  watchDeadLetters(watch, 'DialsDeadLetters', dials.deadLetters);
  watchDeadLetters(watch, 'DeadlinesDeadLetters', deadlines.deadLetters);
  for (const rule of rules) watch.over('EventsLost', lostBy(rule), { from: 1 }, rule.node.id);

  // What pops up is at most 30 s old (freshSeconds).
  watchAge(watch, 'ContactEventsLate', contactEvents.queue, 30);
  watchAge(watch, 'LookUpsLate', lookUps.queue, 60);
  // A callback that was not dialled 30 s after it would have stopped ringing is not made any more.
  watchAge(watch, 'DialsLate', dials.queue, 60);
  // Deadlines wait for up to 15 minutes, the longest delay of SQS; whether that counts as age is not documented.
  watchAge(watch, 'DeadlinesLate', deadlines.queue, 1_200);

  const own = ownMetrics(watch);
  for (const name of handlerNames) {
    const { lambda } = props.functions.of(name);
    watch.over('FunctionErrors', errorsOf(name, props.functions.of(name), own), { from: 1 }, name);
    watch.over('FunctionThrottled', lambda.metricThrottles({ period: fiveMinutes }), { from: 1 }, name);
  }
};

const watchDeadLetters = (watch: Watch, name: ChapterName, queue: Queue): void =>
  watch.over(name, queue.metricApproximateNumberOfMessagesVisible({ period: minute }), { from: 1 });

/** Two minutes running: a message that is tried once more is no trouble yet. */
const watchAge = (watch: Watch, name: ChapterName, queue: Queue, seconds: number): void =>
  watch.over(name, queue.metricApproximateAgeOfOldestMessage({ period: minute }), {
    from: seconds,
    of: 2,
    times: 2,
  });

/** Only with the rule's name: on the default bus (EventBridge user guide, "Monitoring Amazon EventBridge"). */
const lostBy = (rule: Rule): Metric =>
  new Metric({
    namespace: 'AWS/Events',
    metricName: 'InvocationsFailedToBeSentToDlq',
    dimensionsMap: { RuleName: rule.ruleName },
    statistic: 'Sum',
    period: minute,
  });

/** A ticket that is no good is refused by an error, which API Gateway makes a 401 of: these are none of ours. */
const errorsOf = (name: HandlerName, { lambda }: HandlerFunction, own: OwnMetrics): IMetric => {
  const errors = lambda.metricErrors({ period: fiveMinutes });
  if (name !== 'socket-authorizer') return errors;
  return new MathExpression({
    expression: 'errors - FILL(refused, 0)',
    usingMetrics: { errors, refused: own.count('SocketRefused', fiveMinutes, 'ticket') },
    period: fiveMinutes,
    label: 'errors that are no refusals',
  });
};
