/** One log line and one count for each decision; never a number, a name or a token. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { Logger } from '@aws-lambda-powertools/logger';
import type { LogItemExtraInput, LogItemMessage } from '@aws-lambda-powertools/logger/types';
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { isCanary } from '../../core/contracts/canary.ts';
import { type CountMetric, kindsOf, metricOf, type TimeMetric } from '../../core/contracts/metric.ts';
import { refusalReasons } from '../../core/contracts/reason.ts';
import type { Chain } from '../../core/interruption/chain.ts';
import { isOpen } from '../../core/interruption/interruption.ts';
import type { Observer } from '../../core/ports.ts';

const concerned = new AsyncLocalStorage<string | undefined>();

/** Whatever is logged during the work names the interruption, errors of the machinery included. */
export const concerning = <T>(interruptionId: string | undefined, work: () => Promise<T>): Promise<T> =>
  concerned.run(interruptionId, work);

class ConcernedLogger extends Logger {
  protected override processLogItem(level: number, input: LogItemMessage, extra: LogItemExtraInput): void {
    const interruptionId = concerned.getStore();
    const named = interruptionId === undefined ? extra : [{ interruptionId }, ...extra];
    super.processLogItem(level, input, named as LogItemExtraInput);
  }
}

export const logger: Logger = new ConcernedLogger();

/** Powertools warns after each invocation that counted nothing, which is most of them. */
const quiet = {
  debug: logger.debug.bind(logger),
  info: logger.debug.bind(logger),
  warn: logger.debug.bind(logger),
  error: logger.error.bind(logger),
};
export const metrics = new Metrics({ logger: quiet });

/** @param kind counts it a second time, under the kind: one of few codes, since each has its price */
export const count = (name: CountMetric, kind?: string): void => {
  if (kind === undefined) metrics.addMetric(name, MetricUnit.Count, 1);
  else metrics.singleMetric().addDimensions({}).addDimensions({ kind }).addMetric(name, MetricUnit.Count, 1);
};

export const timed = (name: TimeMetric, milliseconds: number): void => {
  // Clocks of two machines: what seems to have come before its cause came at once.
  metrics.addMetric(name, MetricUnit.Milliseconds, Math.max(0, milliseconds));
};

type Entry = Parameters<Observer>[0];

const isKinded = (type: Entry['type']): type is keyof typeof kindsOf => type in kindsOf;

const kindOf = ({ type, detail }: Entry): string | undefined =>
  isKinded(type) ? String(detail[kindsOf[type]]) : undefined;

const isDrop = ({ type, detail }: Entry): boolean =>
  type === 'offered' || (type === 'not-offered' && refusalReasons.some((reason) => reason === detail.reason));

const timeOf = ({ type, at }: Entry, { interruption }: Chain): void => {
  if (!isOpen(interruption)) return;
  // A page that opens later shows what waits for it: how long that took says nothing of us.
  if (type === 'shown' && interruption.state === 'offered' && interruption.popupUntil !== null)
    if (Date.parse(at) < interruption.popupUntil)
      timed('TimeToShown', Date.parse(at) - interruption.case.droppedAt);
  if (type === 'placed' && interruption.state === 'dialling')
    timed('TimeToCall', Date.parse(at) - interruption.attempt.requestedAt);
};

export const observe: Observer = (entry, chain) => {
  const { interruptionId, type, by, attempt, detail } = entry;
  logger.info(type, { interruptionId, by, attempt, detail });
  // Nobody's call: it would show drops and choices where there were none.
  if (isCanary(interruptionId)) return;
  count(metricOf(type), kindOf(entry));
  if (isDrop(entry)) count('Dropped');
  timeOf(entry, chain);
};

/** Somebody asked for what they may not have. The keys stay as they are: alarms and people search for them. */
const refusals = {
  'ticket-refused': 'a ticket was refused',
  'socket-refused': 'a socket was refused',
  'bad-frame': 'a frame could not be read',
  'not-owner': "an agent's page spoke of an interruption that is not on their list",
  'too-many-frames': 'a page speaks too fast and is not heard for a moment',
} as const;

export type SecurityEvent = keyof typeof refusals;
export const securityEvents = Object.keys(refusals) as SecurityEvent[];

/**
 * One line and one count for a refusal. Nothing that a stranger wrote may be in `detail`: it could hold a number, a
 * name or a token.
 */
export const onRefused = (
  security: SecurityEvent,
  detail: Readonly<Record<string, unknown>>,
  kind?: string,
): void => {
  logger.warn(refusals[security], { security, ...detail });
  count(metricOf(security), kind);
};

/** What may be said of an error in a log: its name, code and message, which are ours or the SDK's. */
export const inLog = (error: unknown): Record<string, unknown> =>
  error instanceof Error
    ? { error: error.name, ...('code' in error && { code: error.code }), problem: error.message }
    : { error: 'unknown' };

export const onBrokenSettings = (queueId: string, problems: readonly string[]): void => {
  logger.warn('queue settings are broken: the queue is off', { queueId, problems });
  count('BrokenQueueSettings');
};

export const onOutboundUnanswered = (error: unknown): void => {
  logger.warn('nobody could say where an agent may call out: it is offered all the same', inLog(error));
  count('OutboundUnknown');
};

export const onHoursUnanswered = (error: unknown): void => {
  logger.warn('Amazon Connect did not say when the outbound queue is open: the call is made', inLog(error));
  count('HoursUnknown');
};

export const onPresenceUnanswered = (error: unknown): void => {
  logger.warn(
    'Amazon Connect did not say whether an agent takes calls: the customer waits for them',
    inLog(error),
  );
  count('PresenceUnknown');
};

export const onUnreachable = (agentId: string, error: unknown): void => {
  logger.warn('a page could not be reached', { agentId, ...inLog(error) });
  count('UnreachablePage');
};

export const onGone = (): void => count('GonePage');

export const onNoPage = (agentId: string): void => {
  logger.info('no page of the agent is open', { agentId });
  count('NoPage');
};
