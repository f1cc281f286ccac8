/** Raises alarms, each with its chapter of the runbook, and one to wake somebody for all that are urgent. */
import { Stack } from 'aws-cdk-lib';
import {
  Alarm,
  type AlarmProps,
  AlarmRule,
  AlarmState,
  ComparisonOperator,
  CompositeAlarm,
  type IMetric,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { type ITopic, Topic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { type ChapterName, chapters, headingOf, linkTo } from './chapters.ts';

export interface Limit {
  /** The first value that is too much. */
  readonly from: number;
  /** So many periods of the metric … */
  readonly of?: number;
  /** … of which so many are too much. Without both: one. */
  readonly times?: number;
}

export const pageHeading = 'Page: something urgent is wrong';

export class Watch extends Construct {
  private readonly urgent: Alarm[] = [];
  private readonly topic: ITopic | undefined;

  /** @param alarmTopicArn where alarms are sent; without it they only show */
  constructor(scope: Construct, id: string, alarmTopicArn: string | undefined) {
    super(scope, id);
    this.topic = alarmTopicArn === undefined ? undefined : Topic.fromTopicArn(this, 'Topic', alarmTopicArn);
  }

  /** @param of the function or rule that it is about, where a chapter has several alarms */
  over(name: ChapterName, metric: IMetric, limit: Limit, of?: string): void {
    this.alarm(name, of === undefined ? name : `${name}-${of}`, {
      metric,
      threshold: limit.from,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      evaluationPeriods: limit.of ?? 1,
      datapointsToAlarm: limit.times ?? 1,
      // Nothing is counted where nothing happens.
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
  }

  /** @param metric counts what must happen in every period; after so many without it nothing works any more */
  missing(name: ChapterName, metric: IMetric, periods: number): void {
    this.alarm(name, name, {
      metric,
      threshold: 1,
      comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
      evaluationPeriods: periods,
      // Where nothing is counted at all, nothing happens.
      treatMissingData: TreatMissingData.BREACHING,
    });
  }

  private alarm(name: ChapterName, fullName: string, props: AlarmProps): void {
    const { hurt, urgent } = chapters[name];
    const alarm = new Alarm(this, fullName, {
      alarmName: `${Stack.of(this).stackName}-${fullName}`,
      alarmDescription: `Who is hurt: ${hurt} What to do: ${linkTo(headingOf(name))}`,
      ...props,
    });
    if (urgent) this.urgent.push(alarm);
    else this.send(alarm);
  }

  /**
   * Urgent alarms are sent through this one alone: trouble seldom comes as one alarm, and one call wakes as well
   * as twenty. A composite alarm takes up to 100 others (PutCompositeAlarm, API reference).
   */
  page(): void {
    const page = new CompositeAlarm(this, 'Page', {
      compositeAlarmName: `${Stack.of(this).stackName}-Page`,
      alarmDescription: `Who is hurt: see the alarms that are part of it. What to do: ${linkTo(pageHeading)}`,
      alarmRule: AlarmRule.anyOf(...this.urgent.map((alarm) => AlarmRule.fromAlarm(alarm, AlarmState.ALARM))),
    });
    this.send(page);
  }

  private send(alarm: Alarm | CompositeAlarm): void {
    if (!this.topic) return;
    alarm.addAlarmAction(new SnsAction(this.topic));
    alarm.addOkAction(new SnsAction(this.topic));
  }
}
