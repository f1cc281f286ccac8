/** The life of an interruption, read from top to bottom; under it the machinery. */
import { Duration, Stack } from 'aws-cdk-lib';
import {
  Dashboard as CloudWatchDashboard,
  GraphWidget,
  type IMetric,
  type IWidget,
  Metric,
  TextWidget,
} from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import type { CountMetric, TimeMetric } from '../../core/contracts/metric.ts';
import { handlerNames } from '../handler-functions.ts';
import { fiveMinutes, type OwnMetrics, ownMetrics, quarterOfAnHour } from './own-metrics.ts';
import { shareNotShown } from './story-alarms.ts';
import type { WatchedParts } from './watched-parts.ts';

export class Dashboard extends Construct {
  constructor(scope: Construct, id: string, props: WatchedParts) {
    super(scope, id);
    const own = ownMetrics(this);
    new CloudWatchDashboard(this, 'Dashboard', {
      dashboardName: Stack.of(this).stackName,
      defaultInterval: Duration.hours(12),
      widgets: [...story(own), ...machinery(props)],
    });
  }
}

const width = 24;

const row = (what: string, ...graphs: readonly (readonly [string, readonly IMetric[]])[]): IWidget[][] => [
  [new TextWidget({ markdown: what, width, height: 1 })],
  graphs.map(
    ([title, left]) => new GraphWidget({ title, left: [...left], width: width / graphs.length, height: 5 }),
  ),
];

const story = (own: OwnMetrics): IWidget[][] => {
  const counts = (...names: CountMetric[]) => names.map((name) => own.count(name, fiveMinutes));
  const times = (name: TimeMetric) =>
    ['p50', 'p95', 'p99'].map((statistic) => own.time(name, fiveMinutes, statistic));
  const kinds = (name: CountMetric) => [own.kindsOf(name, fiveMinutes)];
  return [
    ...row(
      '### The canary: does it work at all?',
      ['Heard, and not', [...counts('CanaryHeard'), ...kinds('CanarySilent')]],
      ['From its drop to its page (ms)', times('CanaryTime')],
    ),
    ...row(
      '### 1. A contact event arrives',
      ['How late Amazon Connect and EventBridge bring it (ms)', times('EventDelay')],
      ['Not used', counts('DuplicateEvent', 'StaleEvent', 'IgnoredEvent', 'BrokenEvent')],
    ),
    ...row(
      '### 2. It means that a call broke off',
      ['Drops', counts('Detected', 'Dropped', 'Offered', 'Withdrawn')],
      ['Not offered, by reason', kinds('NotOffered')],
      ['Settings', counts('BrokenQueueSettings')],
    ),
    ...row(
      '### 3. The agent sees the offer',
      ['From the drop to the pop-up (ms)', times('TimeToShown')],
      [
        'Not shown (%)',
        [shareNotShown(own.count('Offered', quarterOfAnHour), own.count('Shown', quarterOfAnHour))],
      ],
      ['Pages', counts('NoPage', 'GonePage', 'UnreachablePage', 'SocketRefused', 'TicketRefused')],
    ),
    ...row(
      '### 4. The agent chooses',
      ['Choices', kinds('Chosen')],
      ['No choice', counts('Lapsed', 'Expired')],
      ['Trouble', counts('RequestRefused', 'BadFrame', 'FrameFailed', 'SaveFailed')],
    ),
    ...row(
      '### 5. The customer is called',
      ['Callbacks', counts('Dialling', 'Placed', 'Postponed', 'Ambiguous')],
      ['From the yes to the call (ms)', times('TimeToCall')],
      ['Not reached or not called, by reason', kinds('Failed')],
    ),
    ...row(
      '### 6. Both are together again',
      ['Outcomes', counts('Answered', 'Freed', 'Resumed', 'CustomerReturned')],
      ['How it ended', counts('Finalised', 'Ended', 'Expired', 'Withdrawn')],
      [
        'Without an answer',
        counts('HolderNotFreed', 'CallerNotLookedUp', 'PresenceUnknown', 'HoursUnknown', 'OutboundUnknown'),
      ],
    ),
  ];
};

const machinery = ({ queues, functions, contactEventRules }: WatchedParts): IWidget[][] => {
  const works = Object.entries(queues);
  const handlers = handlerNames.map((name) => [name, functions.of(name).lambda] as const);
  return [
    ...row(
      '### The machinery',
      [
        'Oldest message (s)',
        works.map(([label, { queue }]) => queue.metricApproximateAgeOfOldestMessage({ label })),
      ],
      [
        'Dead letters',
        [
          ...works.map(([label, { deadLetters }]) =>
            deadLetters.metricApproximateNumberOfMessagesVisible({ label }),
          ),
          contactEventRules.undelivered.metricApproximateNumberOfMessagesVisible({ label: 'undelivered' }),
        ],
      ],
      [
        'Events that the rules let through',
        contactEventRules.rules.map(({ ruleName, node }) => matchedBy(ruleName, node.id)),
      ],
    ),
    ...row(
      '### The functions',
      ['Errors', handlers.map(([label, lambda]) => lambda.metricErrors({ label }))],
      ['Throttled', handlers.map(([label, lambda]) => lambda.metricThrottles({ label }))],
      [
        'How long they take, p95 (ms)',
        handlers.map(([label, lambda]) => lambda.metricDuration({ label, statistic: 'p95' })),
      ],
    ),
  ];
};

const matchedBy = (ruleName: string, label: string): Metric =>
  new Metric({
    namespace: 'AWS/Events',
    metricName: 'MatchedEvents',
    dimensionsMap: { RuleName: ruleName },
    statistic: 'Sum',
    label,
  });
