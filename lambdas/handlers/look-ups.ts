/** Asks Amazon Connect about a leg whose events do not say enough. */
import { readLookUp } from '../../core/contracts/work-message.ts';
import { lookUp } from '../../core/use-cases/look-up.ts';
import { compose } from '../runtime/composition.ts';
import { contactDirectory } from '../runtime/connect.ts';
import { queueHandler } from '../runtime/queue-handler.ts';

const ask = lookUp({ ...compose('queue'), contacts: contactDirectory() });

export const handler = queueHandler((body) => ask(readLookUp(body)));
