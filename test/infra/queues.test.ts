import { readFileSync } from 'node:fs';
import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { contactEventPatterns } from '../../core/contracts/contact-event-pattern.ts';
import { effectsLease } from '../../core/use-cases/advance.ts';
import { maxPatternLength } from '../../lib/contact-event-rules.ts';
import { configuration, referredTo, resourcesOf, synthesized } from './synthesized.ts';

const template = synthesized();
const queues = resourcesOf(template, 'AWS::SQS::Queue');
const functions = resourcesOf(template, 'AWS::Lambda::Function');
const isDeadLetterQueue = (id: string): boolean => /DeadLetters|Undelivered/.test(id);
const deadLettersOf = (id: string): string | undefined => {
  const redrive = queues.get(id)?.Properties.RedrivePolicy as { deadLetterTargetArn: unknown } | undefined;
  return referredTo(redrive?.deadLetterTargetArn);
};
const idOf = (handler: string): string | undefined =>
  [...functions].find(([, { Properties }]) => Properties.FunctionName === `Rejoin-${handler}`)?.[0];

describe('contact events', () => {
  it.each(contactEventPatterns)(
    'the pattern $name has a rule that fills the queue, and a place for what it cannot deliver',
    ({ pattern }) => {
      template.hasResourceProperties('AWS::Events::Rule', {
        EventPattern: JSON.stringify(pattern),
        State: 'ENABLED',
        Targets: [
          {
            Arn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^ContactEventsQueue'), 'Arn'] },
            DeadLetterConfig: {
              Arn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^ContactEventRulesUndelivered'), 'Arn'] },
            },
          },
        ],
      });
    },
  );

  it('there is no other rule for events', () => {
    const rules = [...resourcesOf(template, 'AWS::Events::Rule').values()];
    const forEvents = rules.filter(({ Properties }) => Properties.EventPattern !== undefined);
    expect(forEvents).toHaveLength(contactEventPatterns.length);
  });

  it.each(contactEventPatterns)('the pattern $name is short enough for EventBridge', ({ pattern }) => {
    expect(JSON.stringify(pattern).length).toBeLessThanOrEqual(maxPatternLength);
  });

  it('the rules may write to the queue and to the place for undelivered events', () => {
    const allowed = [...resourcesOf(template, 'AWS::SQS::QueuePolicy').values()].flatMap(({ Properties }) => {
      const { Statement } = Properties.PolicyDocument as {
        Statement: { Effect: string; Resource: unknown }[];
      };
      return Statement.filter(({ Effect }) => Effect === 'Allow').map(({ Resource }) => referredTo(Resource));
    });
    expect(new Set(allowed)).toEqual(
      new Set([...queues.keys()].filter((id) => /^ContactEventsQueue|Undelivered/.test(id))),
    );
  });
});

describe('queues', () => {
  it('a message that fails five times goes to the dead-letter queue of its own queue', () => {
    const working = [...queues.keys()].filter((id) => !isDeadLetterQueue(id));
    expect(working).toHaveLength(4);
    for (const id of working)
      expect(queues.get(id)?.Properties.RedrivePolicy, id).toMatchObject({ maxReceiveCount: 5 });
    expect(new Set(working.map(deadLettersOf)).size).toBe(4);
  });

  it('every dead-letter queue has a chapter in the runbook', () => {
    const runbook = readFileSync('docs/runbook.md', 'utf8');
    const chapters = [...runbook.matchAll(/^## (\w+):/gm)].map(([, name]) => name);
    const kept = [...queues.keys()].filter(isDeadLetterQueue).map((id) => id.slice(0, -8));
    expect(chapters).toEqual(expect.arrayContaining(kept));
  });

  it('dead letters are kept for fourteen days', () => {
    const kept = [...queues].filter(([id]) => isDeadLetterQueue(id));
    expect(kept.map(([, { Properties }]) => Properties.MessageRetentionPeriod)).toEqual(
      kept.map(() => 14 * 86_400),
    );
  });

  it('every queue is encrypted and refuses connections without TLS', () => {
    const refusing = [...resourcesOf(template, 'AWS::SQS::QueuePolicy').values()]
      .filter(({ Properties }) => JSON.stringify(Properties).includes('"aws:SecureTransport":"false"'))
      .flatMap(({ Properties }) => (Properties.Queues as unknown[]).map(referredTo));
    for (const [id, { Properties }] of queues) {
      expect(Properties.SqsManagedSseEnabled, id).toBe(true);
      expect(refusing).toContain(id);
    }
  });

  it('a failed message in a batch does not take the others with it, and is not tried while it may still run', () => {
    const mappings = [...resourcesOf(template, 'AWS::Lambda::EventSourceMapping').values()];
    expect(mappings).toHaveLength(4);
    for (const { Properties } of mappings) {
      expect(Properties.FunctionResponseTypes).toEqual(['ReportBatchItemFailures']);
      const queue = queues.get(referredTo(Properties.EventSourceArn) ?? '');
      const worker = functions.get(referredTo(Properties.FunctionName) ?? '');
      expect(Number(queue?.Properties.VisibilityTimeout)).toBeGreaterThanOrEqual(
        Number(worker?.Properties.Timeout),
      );
    }
  });

  it('the lease of pending effects outlives the function that holds it, and ends before its message comes again', () => {
    for (const { Properties } of resourcesOf(template, 'AWS::Lambda::EventSourceMapping').values()) {
      const queue = queues.get(referredTo(Properties.EventSourceArn) ?? '');
      const worker = functions.get(referredTo(Properties.FunctionName) ?? '');
      expect(Number(worker?.Properties.Timeout) * 1_000).toBeLessThan(effectsLease);
      expect(Number(queue?.Properties.VisibilityTimeout) * 1_000).toBeGreaterThan(effectsLease);
    }
  });

  it('as many calls are started at once as Amazon Connect takes a second, and two at least', () => {
    for (const [callsPerSecond, MaximumConcurrency] of [
      [1, 2],
      [10, 10],
    ] as const) {
      const limits = { ...configuration.limits, callsPerSecond };
      synthesized({ limits }).hasResourceProperties('AWS::Lambda::EventSourceMapping', {
        FunctionName: { Ref: idOf('dials') },
        ScalingConfig: { MaximumConcurrency },
      });
    }
  });

  it('at most two calls are started at once', () => {
    template.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
      FunctionName: { Ref: idOf('dials') },
      BatchSize: 1,
      ScalingConfig: { MaximumConcurrency: 2 },
    });
  });
});
