/** Asks Amazon Connect: why a leg ended, whose number it is, what became of a call that an agent dials. */
import { readLookUp } from '../../core/contracts/work-message.ts';
import { lookUp } from '../../core/use-cases/look-up.ts';
import { matchAgentCall } from '../../core/use-cases/match-agent-call.ts';
import { noteCaller } from '../../core/use-cases/note-caller.ts';
import { compose } from '../runtime/composition.ts';
import { contactDirectory } from '../runtime/connect.ts';
import { numberHash } from '../runtime/number-hash.ts';
import { queueHandler } from '../runtime/queue-handler.ts';

const asking = { contacts: contactDirectory(), numbers: numberHash() };

export const handler = queueHandler((delivery) => {
  const composition = { ...compose(delivery), ...asking };
  const ask = lookUp(composition);
  const note = noteCaller(composition);
  const match = matchAgentCall(composition);
  return (body) => {
    const message = readLookUp(body);
    if (!('about' in message)) return ask(message);
    return message.about === 'caller' ? note(message) : match(message);
  };
});
