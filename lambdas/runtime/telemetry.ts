/** One log line and one count for each decision; never a number, a name or a token. */
import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import type { Observer } from '../../core/ports.ts';

export const logger = new Logger();

/** Powertools warns after each invocation that counted nothing, which is most of them. */
const quiet = {
  debug: logger.debug.bind(logger),
  info: logger.debug.bind(logger),
  warn: logger.debug.bind(logger),
  error: logger.error.bind(logger),
};
export const metrics = new Metrics({ logger: quiet });

export const count = (name: string): void => {
  metrics.addMetric(name, MetricUnit.Count, 1);
};

const metricName = (type: string): string =>
  type
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');

export const observe: Observer = (entry) => {
  const { interruptionId, type, by, attempt, detail } = entry;
  logger.info(type, { interruptionId, by, attempt, detail });
  count(metricName(type));
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

/**
 * One line and one count for a refusal. Nothing that a stranger wrote may be in `detail`: it could hold a number, a
 * name or a token.
 */
export const onRefused = (security: SecurityEvent, detail: Readonly<Record<string, unknown>>): void => {
  logger.warn(refusals[security], { security, ...detail });
  count(metricName(security));
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
