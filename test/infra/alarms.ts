/** The alarms of the template, as the tests look at them. */
import type { Template } from 'aws-cdk-lib/assertions';
import { resourcesOf } from './synthesized.ts';

export interface MeasuredMetric {
  readonly Namespace?: string;
  readonly MetricName?: string;
  readonly Dimensions?: readonly { readonly Name: string; readonly Value: unknown }[];
}

interface MetricOfAlarm {
  readonly Expression?: string;
  readonly MetricStat?: { readonly Metric: MeasuredMetric };
}

export interface Alarm {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly actions: readonly unknown[];
  readonly missing: unknown;
  readonly single: MeasuredMetric;
  readonly metrics: readonly MetricOfAlarm[];
  /** Of an alarm that is made of others. */
  readonly rule: unknown;
}

export const alarmsIn = (template: Template): readonly Alarm[] =>
  ['AWS::CloudWatch::Alarm', 'AWS::CloudWatch::CompositeAlarm'].flatMap((type) =>
    [...resourcesOf(template, type)].map(([id, { Properties }]) => ({
      id,
      name: String(Properties.AlarmName),
      description: String(Properties.AlarmDescription),
      actions: (Properties.AlarmActions ?? []) as readonly unknown[],
      missing: Properties.TreatMissingData,
      single: Properties as MeasuredMetric,
      metrics: (Properties.Metrics ?? []) as readonly MetricOfAlarm[],
      rule: Properties.AlarmRule,
    })),
  );

/** `Rejoin-FunctionErrors-dials` stands under FunctionErrors. */
export const chapterOf = ({ name }: Pick<Alarm, 'name'>): string => name.split('-')[1] ?? '';

/** Everything that it is computed from. */
export const measured = ({ single, metrics }: Alarm): readonly MeasuredMetric[] =>
  metrics.length === 0 ? [single] : metrics.flatMap(({ MetricStat }) => MetricStat?.Metric ?? []);
