/** Compiled, never run: each `@ts-expect-error` fails the type check as soon as the mistake below it compiles. */
import type { ContactEvent } from '../../core/contracts/contact-event.ts';
import type { ReadQueueSettings } from '../../core/contracts/queue-settings.ts';
import type { Facts, Leg } from '../../core/interruption/facts.ts';
import type { Verdict } from '../../core/interruption/verdict.ts';

// @ts-expect-error A leg may be unknown.
export const endOf = (facts: Facts, contactId: string) => facts[contactId].endedAt;

// @ts-expect-error Every fact about a leg may be missing.
export const reasonOf = (leg: Leg): string => leg.disconnectReason.value;

// @ts-expect-error A contact event may come without an agent.
export const agentOf = (event: ContactEvent): string => event.agent.agentId;

// @ts-expect-error A verdict need not be a drop.
export const holderOf = (verdict: Verdict): string => verdict.drop.holder.agentId;

// @ts-expect-error Settings may be broken.
export const switchOf = (read: ReadQueueSettings): boolean => read.settings.callbackEnabled;

// @ts-expect-error A missing fact is left out; it is never written down as undefined.
export const unknownAgent: Leg = { agentId: undefined };
