/** Places callbacks. The only function that may start a call. */
import { readDial } from '../../core/contracts/work-message.ts';
import { dial } from '../../core/use-cases/dial.ts';
import { compose } from '../runtime/composition.ts';
import { callStarter, contactDirectory, openingHours, outboundDirectory } from '../runtime/connect.ts';
import { dialGuards } from '../runtime/dial-guards.ts';
import { queueHandler } from '../runtime/queue-handler.ts';

const place = dial({
  ...compose('queue'),
  contacts: contactDirectory(),
  directory: outboundDirectory(),
  hours: openingHours(),
  ...dialGuards(),
  calls: callStarter(),
});

export const handler = queueHandler((body) => place(readDial(body)));
