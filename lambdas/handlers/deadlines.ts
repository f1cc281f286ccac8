/** Time has passed for an interruption. */
import { readDeadline } from '../../core/contracts/work-message.ts';
import { onDeadline } from '../../core/use-cases/on-deadline.ts';
import { compose } from '../runtime/composition.ts';
import { queueHandler } from '../runtime/queue-handler.ts';

// A look that comes for the first time may be there to finish what a page's dead request left behind.
const look = onDeadline(compose('again'));

export const handler = queueHandler(() => (body) => look(readDeadline(body)));
