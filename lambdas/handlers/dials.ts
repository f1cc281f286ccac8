/** Places callbacks, and hangs up those that are not wanted any more. The only function that may start a call. */
import { readDial } from '../../core/contracts/work-message.ts';
import { dial } from '../../core/use-cases/dial.ts';
import { compose } from '../runtime/composition.ts';
import {
  callEnder,
  callStarter,
  contactDirectory,
  openingHours,
  outboundDirectory,
  queueArn,
} from '../runtime/connect.ts';
import { dialGuards } from '../runtime/dial-guards.ts';
import { queueHandler } from '../runtime/queue-handler.ts';

const dialling = {
  contacts: contactDirectory(),
  directory: outboundDirectory(),
  hours: openingHours(),
  ...dialGuards(),
  calls: callStarter(),
  queueArn,
};
const ender = callEnder();

export const handler = queueHandler((delivery) => {
  const place = dial({ ...compose(delivery), ...dialling });
  return (body) => {
    const message = readDial(body);
    return 'hangUp' in message ? ender.end(message.hangUp) : place(message);
  };
});
