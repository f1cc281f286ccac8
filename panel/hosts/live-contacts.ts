/** Whether the agent is talking to somebody, from the contacts' life that a host tells. */
import type { AgentHost, Cancel } from './agent-host.ts';

/** @param changed told at every change, and at once for contacts that are connected already */
export const watchLiveContacts = (
  host: Pick<AgentHost, 'onContactChange'>,
  changed: (isTalking: boolean) => void,
): Cancel => {
  const live = new Set<string>();
  return host.onContactChange(({ type, contactId }) => {
    const wasTalking = live.size > 0;
    if (type === 'connected') live.add(contactId);
    else live.delete(contactId);
    if (wasTalking !== live.size > 0) changed(live.size > 0);
  });
};
