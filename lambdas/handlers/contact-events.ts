/** Contact events of Amazon Connect, from EventBridge through SQS. */
import { readContactEvent } from '../../core/contracts/contact-event.ts';
import { onContactEvent } from '../../core/use-cases/on-contact-event.ts';
import { compose } from '../runtime/composition.ts';
import { queueHandler } from '../runtime/queue-handler.ts';
import { count, logger } from '../runtime/telemetry.ts';

export const handler = queueHandler((delivery) => {
  const receive = onContactEvent(compose(delivery));
  return async (body) => {
    const read = readContactEvent(body);
    switch (read.type) {
      case 'event':
        return receive(read.event);
      case 'ignored':
        count('IgnoredEvent');
        return;
      case 'broken':
        logger.warn('a contact event could not be read', { problem: read.problem });
        count('BrokenEvent');
    }
  };
});
