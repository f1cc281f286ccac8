/** Time has passed for an interruption. */
import { readDeadline } from '../../core/contracts/work-message.ts';
import { onDeadline } from '../../core/use-cases/on-deadline.ts';
import { compose } from '../runtime/composition.ts';
import { queueHandler } from '../runtime/queue-handler.ts';

const look = onDeadline(compose('queue'));

export const handler = queueHandler((body) => look(readDeadline(body)));
