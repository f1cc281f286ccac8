/**
 * Finds out whose interruption it is, so that the customer is recognised should they call in. It may be left undone:
 * then they are not recognised, and nothing else is lost.
 */
import type { CallerMessage } from '../contracts/work-message.ts';
import { holderOf } from '../interruption/interruption.ts';
import { isDialable, maskNumber } from '../interruption/phone-number.ts';
import type { Chains, ContactDirectory, NumberHash, WorkQueues } from '../ports.ts';
import { seconds } from '../time.ts';
import type { Advance } from './advance.ts';
import { describeContact } from './describe-contact.ts';

export interface NoteCallerDeps {
  readonly advance: Advance;
  readonly chains: Chains;
  readonly contacts: ContactDirectory;
  readonly numbers: NumberHash;
  readonly queues: WorkQueues;
}

/** Amazon Connect is asked so often, two seconds apart: what agents wait for goes before this. */
const patience = 3;

export type NoteCaller = (message: CallerMessage) => Promise<void>;

export const noteCaller =
  (deps: NoteCallerDeps): NoteCaller =>
  async (message) => {
    const { interruptionId, contactId, tries } = message;
    const { interruption } = await deps.chains.load(interruptionId);
    if (holderOf(interruption) === undefined) return;
    const contact = await describeContact(deps.contacts, contactId);
    if (contact === undefined || contact === 'throttled') {
      if (tries < patience) await deps.queues.caller({ ...message, tries: tries + 1 }, seconds(2));
      return;
    }
    const number = contact.customerNumber;
    if (!isDialable(number)) return;
    const callerHash = await deps.numbers.of(number);
    const input = { type: 'caller-known', callerHash, maskedNumber: maskNumber(number) } as const;
    await deps.advance(interruptionId, (before) => ({ chain: before, inputs: [input] }));
  };
