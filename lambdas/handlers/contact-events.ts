/** Contact events of Amazon Connect, from EventBridge through SQS. */
import { type ContactEvent, readContactEvent } from '../../core/contracts/contact-event.ts';
import { seconds } from '../../core/time.ts';
import { onContactEvent } from '../../core/use-cases/on-contact-event.ts';
import { compose } from '../runtime/composition.ts';
import { clock } from '../runtime/environment.ts';
import { queueHandler } from '../runtime/queue-handler.ts';
import { count, logger, timed } from '../runtime/telemetry.ts';

/** How old an event may be to pop up, unless a queue's settings say otherwise. */
const fresh = seconds(30);

const delayOf = ({ at }: ContactEvent): void => {
  const delay = clock() - at;
  timed('EventDelay', delay);
  if (delay > fresh) count('StaleEvent');
};

export const handler = queueHandler((delivery) => {
  const receive = onContactEvent(compose(delivery));
  return async (body) => {
    const read = readContactEvent(body);
    switch (read.type) {
      case 'event':
        delayOf(read.event);
        if (!(await receive(read.event))) count('DuplicateEvent');
        return;
      case 'ignored':
        count('IgnoredEvent');
        return;
      case 'broken':
        logger.warn('a contact event could not be read', { problem: read.problem });
        count('BrokenEvent');
    }
  };
});
