import { readFileSync } from 'node:fs';
import type { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { ledgerEntryTypes } from '../../core/contracts/ledger-entry.ts';
import { countMetrics, metricOf, timeMetrics } from '../../core/contracts/metric.ts';
import { failureReasons } from '../../core/contracts/reason.ts';
import { handlerNames } from '../../lib/handler-functions.ts';
import { type Alarm, alarmsIn, chapterOf, measured } from './alarms.ts';
import { referredTo, resourcesOf, synthesized } from './synthesized.ts';

const topic = 'arn:aws:sns:us-east-1:111122223333:on-call';
const template = synthesized({ alarmTopicArn: topic });
const alarms = alarmsIn(template);
const singles = alarms.filter(({ rule }) => rule === undefined);
const page = alarms.find(({ rule }) => rule !== undefined);
const isPartOfPage = ({ id }: Alarm): boolean => JSON.stringify(page?.rule).includes(`"${id}"`);

const runbook = readFileSync('docs/runbook.md', 'utf8');
const headings = [...runbook.matchAll(/^## (.+)$/gm)].map(([, heading = '']) => heading);
const nameOf = (heading: string): string => heading.split(':')[0] ?? '';
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^a-z0-9 _-]/g, '')
    .replaceAll(' ', '-');

const known = new Set<string>([...ledgerEntryTypes.map(metricOf), ...countMetrics, ...timeMetrics]);

describe('the runbook', () => {
  it('has a chapter for every alarm, and no other', () => {
    expect(headings.map(nameOf).sort()).toEqual([...new Set(alarms.map(chapterOf))].sort());
  });

  it.each(alarms)('is where $name leads, after saying who is hurt', (alarm) => {
    const heading = headings.find((one) => nameOf(one) === chapterOf(alarm)) ?? 'none';
    expect(alarm.description).toMatch(/^Who is hurt: \S/);
    expect(alarm.description.split(' ').at(-1)).toBe(`docs/runbook.md#${anchorOf(heading)}`);
  });

  it.each(headings.filter((heading) => !heading.startsWith('Page')))(
    'says under "%s" who is hurt, what to look at and what to do',
    (heading) => {
      const [, chapter = ''] = runbook.split(`## ${heading}\n`);
      const [text = ''] = chapter.split(/^#/m);
      for (const part of ['**Who is hurt.**', '**Look at.**', '**Do.**']) expect(text).toContain(part);
    },
  );
});

describe('alarms', () => {
  const idsOf = (type: string): string[] => [...resourcesOf(template, type).keys()];
  const watched = (metric: string, dimension: string): (string | undefined)[] =>
    singles
      .flatMap(measured)
      .flatMap(({ MetricName, Dimensions }) =>
        MetricName === metric
          ? (Dimensions ?? []).filter(({ Name }) => Name === dimension).map(({ Value }) => referredTo(Value))
          : [],
      );

  it('watch what every dead-letter queue holds, and how old the messages of every other are', () => {
    const [dead, working] = [/DeadLetters|Undelivered/, /Queue/];
    const queues = idsOf('AWS::SQS::Queue');
    const kept = queues.filter((id) => dead.test(id));
    expect(watched('ApproximateNumberOfMessagesVisible', 'QueueName').sort()).toEqual(kept.sort());
    const others = queues.filter((id) => !dead.test(id) && working.test(id));
    expect(watched('ApproximateAgeOfOldestMessage', 'QueueName').sort()).toEqual(others.sort());
  });

  it.each(['Errors', 'Throttles'])('watch the %s of every function', (metric) => {
    expect(watched(metric, 'FunctionName').sort()).toEqual(idsOf('AWS::Lambda::Function').sort());
    expect(idsOf('AWS::Lambda::Function')).toHaveLength(handlerNames.length);
  });

  it('watch for events that EventBridge could keep nowhere, rule by rule', () => {
    const forEvents = idsOf('AWS::Events::Rule').filter((id) => !id.startsWith('CanarySchedule'));
    expect(watched('InvocationsFailedToBeSentToDlq', 'RuleName').sort()).toEqual(forEvents.sort());
  });

  it('ask for nothing of ours that is not counted, and for that of this installation alone', () => {
    const ours = singles.flatMap(measured).filter(({ Namespace }) => Namespace === 'Rejoin');
    expect(ours.length).toBeGreaterThan(10);
    for (const { MetricName, Dimensions = [] } of ours) {
      expect(known).toContain(MetricName);
      expect(Dimensions).toContainEqual({ Name: 'service', Value: 'Rejoin' });
      for (const { Name, Value } of Dimensions)
        if (Name === 'kind') expect([...failureReasons, 'ticket']).toContain(Value);
    }
  });

  it('are quiet where nothing happens', () => {
    for (const { name, missing } of singles.filter(({ name }) => name !== 'Rejoin-CanarySilent'))
      expect(missing, name).toBe('notBreaching');
  });

  it('hear the canary’s silence, too, which counts nothing at all', () => {
    expect(singles.find(({ name }) => name === 'Rejoin-CanarySilent')?.missing).toBe('breaching');
  });

  it('a refused ticket is no error of the function that refuses it', () => {
    const ofAuthorizer = singles.find(({ name }) => name === 'Rejoin-FunctionErrors-socket-authorizer');
    expect(JSON.stringify(ofAuthorizer?.metrics)).toContain('errors - FILL(refused, 0)');
  });
});

describe('whoever is called', () => {
  const sentBy = (those: readonly Alarm[]): unknown[] => those.flatMap(({ actions }) => actions);

  it('is woken by one alarm for all that are urgent', () => {
    const urgent = singles.filter(isPartOfPage);
    expect(urgent.map(chapterOf)).toEqual(
      expect.arrayContaining([
        'DialsDeadLetters',
        'ContactEventsDeadLetters',
        'DialsAmbiguous',
        'OffersNotShown',
      ]),
    );
    expect(urgent.length).toBeLessThanOrEqual(100);
    expect(sentBy(urgent)).toEqual([]);
    expect(page?.actions).toEqual([topic]);
  });

  it('is told of the rest, each by itself', () => {
    const others = singles.filter((alarm) => !isPartOfPage(alarm));
    expect(others.length).toBeGreaterThan(10);
    expect(sentBy(others)).toEqual(others.map(() => topic));
  });

  it('looks for themselves where no topic is configured', () => {
    const unsent = alarmsIn(synthesized());
    expect(unsent.map(({ name }) => name)).toEqual(alarms.map(({ name }) => name));
    expect(sentBy(unsent)).toEqual([]);
  });
});

describe('the dashboard', () => {
  const bodyOf = (of: Template): string => {
    const [dashboard] = [...resourcesOf(of, 'AWS::CloudWatch::Dashboard').values()];
    const body = dashboard?.Properties.DashboardBody as { 'Fn::Join': [string, unknown[]] };
    const parts = body['Fn::Join'][1].map((part) => (typeof part === 'string' ? part : 'resource'));
    return parts.join('');
  };
  const { widgets } = JSON.parse(bodyOf(template)) as {
    readonly widgets: readonly {
      readonly type: string;
      readonly y: number;
      readonly properties: { readonly markdown?: string; readonly metrics?: readonly unknown[][] };
    }[];
  };

  it('reads from top to bottom as the life of an interruption, and then as the machinery', () => {
    const texts = widgets.filter(({ type }) => type === 'text').toSorted((one, other) => one.y - other.y);
    expect(texts.map(({ properties }) => properties.markdown)).toEqual([
      '### The canary: does it work at all?',
      '### 1. A contact event arrives',
      '### 2. It means that a call broke off',
      '### 3. The agent sees the offer',
      '### 4. The agent chooses',
      '### 5. The customer is called',
      '### 6. Both are together again',
      '### The machinery',
      '### The functions',
    ]);
  });

  it('shows every time that is measured, and nothing of ours that is not', () => {
    const lines = widgets.flatMap(({ properties }) => properties.metrics ?? []);
    const ours = lines.filter(([namespace]) => namespace === 'Rejoin').map(([, name]) => String(name));
    expect(ours.filter((name) => !known.has(name))).toEqual([]);
    expect(ours).toEqual(expect.arrayContaining([...timeMetrics]));
    const searched = [...bodyOf(template).matchAll(/MetricName=\\+"(\w+)\\+"/g)].map(([, name = '']) => name);
    expect(searched.length).toBeGreaterThan(2);
    for (const name of searched) expect(known).toContain(name);
  });
});
