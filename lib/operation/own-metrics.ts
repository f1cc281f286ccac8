/** What the functions themselves measure, as CloudWatch keeps it. */
import { Duration, Stack } from 'aws-cdk-lib';
import { MathExpression, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import {
  type CountMetric,
  metricDimension,
  metricNamespace,
  type TimeMetric,
} from '../../core/contracts/metric.ts';

export interface OwnMetrics {
  /** @param kind a code of the entry's detail, where it is counted by kind */
  count(name: CountMetric, period: Duration, kind?: string): Metric;
  time(name: TimeMetric, period: Duration, statistic: string): Metric;
  /** One line for each kind that was ever counted. */
  kindsOf(name: CountMetric, period: Duration): MathExpression;
}

export const ownMetrics = (scope: Construct): OwnMetrics => {
  const service = Stack.of(scope).stackName;
  const ofService = { namespace: metricNamespace };
  const here = { [metricDimension.service]: service };
  return {
    count: (metricName, period, kind) =>
      new Metric({
        ...ofService,
        metricName,
        dimensionsMap: kind === undefined ? here : { ...here, [metricDimension.kind]: kind },
        statistic: 'Sum',
        period,
        label: kind === undefined ? metricName : `${metricName} ${kind}`,
      }),
    time: (metricName, period, statistic) =>
      new Metric({
        ...ofService,
        metricName,
        dimensionsMap: here,
        statistic,
        period,
        label: `${metricName} ${statistic}`,
      }),
    kindsOf: (metricName, period) =>
      new MathExpression({
        expression: `SEARCH('{${metricNamespace},${metricDimension.service},${metricDimension.kind}} MetricName="${metricName}" ${metricDimension.service}="${service}"', 'Sum', ${period.toSeconds()})`,
        usingMetrics: {},
        period,
        label: `${metricName} `,
      }),
  };
};

export const minute = Duration.minutes(1);
export const fiveMinutes = Duration.minutes(5);
export const quarterOfAnHour = Duration.minutes(15);
