/** The life of an interruption: are customers and agents getting what they were promised? */
import type { Duration } from 'aws-cdk-lib';
import { MathExpression, type Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { FailureReason } from '../../core/contracts/reason.ts';
import { fiveMinutes, ownMetrics, quarterOfAnHour } from './own-metrics.ts';
import type { Watch } from './watch.ts';

/** Failures that are ours to repair; the others are a customer's line, or a limit that an admin set. */
const ourFailures = ['refused', 'not-allowed', 'throttled', 'not-dialled'] as const satisfies FailureReason[];

/** Percent. Agents who keep the page out of sight make some of it; a page that does not work makes all of it. */
const tooManyNotShown = 50;

/** Below so many offers a share says nothing. */
const enoughOffers = 5;

export const watchStory = (watch: Watch): void => {
  const own = ownMetrics(watch);
  watch.missing('CanarySilent', own.count('CanaryHeard', fiveMinutes), 3);
  watch.over('BrokenEvents', own.count('BrokenEvent', fiveMinutes), { from: 1 });
  watch.over('BrokenSettings', own.count('BrokenQueueSettings', fiveMinutes), { from: 1 });

  watch.over(
    'OffersNotShown',
    shareNotShown(own.count('Offered', quarterOfAnHour), own.count('Shown', quarterOfAnHour)),
    {
      from: tooManyNotShown,
    },
  );
  watch.over('TimeToShownSlow', own.time('TimeToShown', fiveMinutes, 'p95'), {
    from: 2_000,
    of: 3,
    times: 2,
  });
  watch.over('FramesFailed', own.count('FrameFailed', fiveMinutes), { from: 3 });

  watch.over(
    'DialErrors',
    sumOf(
      ourFailures.map((kind) => own.count('Failed', quarterOfAnHour, kind)),
      quarterOfAnHour,
    ),
    { from: 3 },
  );
  watch.over('DialsAmbiguous', own.count('Ambiguous', fiveMinutes), { from: 1 });
  watch.over('SafetyStop', own.count('Failed', fiveMinutes, 'instance-limit'), { from: 1 });
  watch.over(
    'ConnectThrottled',
    sumOf([own.count('Postponed', fiveMinutes), own.count('Throttled', fiveMinutes)], fiveMinutes),
    { from: 10 },
  );
  watch.over(
    'ConnectSilent',
    sumOf(
      (['OutboundUnknown', 'HoursUnknown', 'PresenceUnknown'] as const).map((name) =>
        own.count(name, fiveMinutes),
      ),
      fiveMinutes,
    ),
    { from: 5 },
  );
  watch.over(
    'FlowAnswersFailed',
    sumOf(
      [own.count('HolderNotFreed', fiveMinutes), own.count('CallerNotLookedUp', fiveMinutes)],
      fiveMinutes,
    ),
    { from: 1 },
  );
  watch.over('FormsNotSaved', own.count('SaveFailed', fiveMinutes), { from: 1 });
};

const named = (metrics: readonly Metric[]): Record<string, Metric> =>
  Object.fromEntries(metrics.map((metric, index) => [`m${index}`, metric]));

const sumOf = (metrics: readonly Metric[], period: Duration): MathExpression =>
  new MathExpression({
    expression: metrics.map((_, index) => `FILL(m${index}, 0)`).join(' + '),
    usingMetrics: named(metrics),
    period,
    label: metrics.map(({ label, metricName }) => label ?? metricName).join(' + '),
  });

export const shareNotShown = (offered: Metric, shown: Metric): MathExpression =>
  new MathExpression({
    expression: `IF(offered >= ${enoughOffers}, 100 * (offered - FILL(shown, 0)) / offered, 0)`,
    usingMetrics: { offered, shown },
    label: '% of offers not shown',
    period: quarterOfAnHour,
  });
