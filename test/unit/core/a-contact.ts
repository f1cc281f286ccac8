/** What Amazon Connect says about one contact, as facts: each event, and what a look-up adds. */
import type { ContactEvent } from '../../../core/contracts/contact-event.ts';
import { type Facts, factsOf, legOf } from '../../../core/interruption/facts.ts';
import { at } from './lifecycle/the-day.ts';

export interface With {
  readonly agentId: string;
  readonly since: string;
}

export const contact = (
  contactId: string,
  initiationMethod: string,
  { previousContactId, queueId }: { previousContactId?: string; queueId?: string } = {},
) => {
  const event = (eventType: string, clock: string, change: Partial<ContactEvent> = {}): Facts =>
    factsOf({
      eventType,
      at: at(clock),
      contactId,
      initialContactId: contactId === 'call-1' ? undefined : 'call-1',
      previousContactId,
      relatedContactId: undefined,
      initiationMethod,
      initiatedAt: undefined,
      connectedToSystemAt: undefined,
      disconnectedAt: undefined,
      disconnectReason: undefined,
      agent: undefined,
      queueId,
      ...change,
    });
  const agentOf = (met?: With) =>
    met && { agentId: met.agentId, connectedAt: at(met.since), workEndedAt: undefined };
  return {
    starts: (clock: string) => event('INITIATED', clock),
    isTaken: (met: With) => event('CONNECTED_TO_AGENT', met.since, { agent: agentOf(met) }),
    ends: (clock: string, disconnectReason?: string, met?: With) =>
      event('DISCONNECTED', clock, { disconnectedAt: at(clock), disconnectReason, agent: agentOf(met) }),
    isCleared: (clock: string, endedAt: string, met: With) =>
      event('COMPLETED', clock, { disconnectedAt: at(endedAt), agent: agentOf(met) }),
    isLookedUp: (clock: string, said: Parameters<typeof legOf>[1] = {}): Facts => ({
      [contactId]: legOf(at(clock), { initiationMethod, queueId, ...said, lookedUp: true }),
    }),
  };
};
