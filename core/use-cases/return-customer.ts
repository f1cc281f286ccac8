/**
 * A customer calls in. If a call of theirs broke off and nobody has them back yet, they are led to its holder.
 *
 *   whose number? ──> what they told us goes onto the new contact ──> the interruption ends: customer returned
 *                                                                        │ somebody was faster
 *                                                                        └── an ordinary call
 *
 * Asked again about the same call, the answer is the same.
 */
import { callbackAttributes } from '../interruption/callback-attributes.ts';
import type { Origin } from '../interruption/chain.ts';
import { type Interruption, isOpen, type OpenInterruption } from '../interruption/interruption.ts';
import { isReturned } from '../interruption/lifecycle/returning.ts';
import { isDialable } from '../interruption/phone-number.ts';
import type {
  ChainLists,
  Chains,
  Clock,
  ContactAttributes,
  NumberHash,
  OriginalAttributes,
  WorkQueues,
} from '../ports.ts';
import { later } from '../time.ts';
import { type Advance, safetyNet } from './advance.ts';
import { originOfReturn } from './origin.ts';

export interface ReturnCustomerDeps {
  readonly advance: Advance;
  readonly chains: Chains;
  readonly lists: ChainLists;
  readonly numbers: NumberHash;
  readonly attributes: ContactAttributes;
  readonly queues: WorkQueues;
  readonly clock: Clock;
  readonly originals: OriginalAttributes;
}

export type Route =
  | { readonly type: 'none' }
  | { readonly type: 'holder'; readonly interruption: OpenInterruption; readonly protocol: string };

export type ReturnCustomer = (call: {
  readonly contactId: string;
  /** As the flow has it; not every caller has an E.164 number. */
  readonly number: string | undefined;
}) => Promise<Route>;

const none: Route = { type: 'none' };

export const returnCustomer =
  (deps: ReturnCustomerDeps): ReturnCustomer =>
  async ({ contactId, number }) => {
    const before = await whatThisCallEnded(deps, contactId);
    if (before.type === 'holder' || !isDialable(number)) return before;
    const waiting = await waitingFor(deps, number);
    // Asked twice at once: what is no longer on the list, the other one may have ended meanwhile.
    const meanwhile = await whatThisCallEnded(deps, contactId);
    if (meanwhile.type === 'holder') return meanwhile;
    for (const interruption of waiting) {
      const route = await lead(deps, interruption, contactId);
      if (route.type === 'holder') return route;
    }
    return none;
  };

/** The flow may ask twice. */
const whatThisCallEnded = async ({ chains }: ReturnCustomerDeps, contactId: string): Promise<Route> => {
  const { origin } = await chains.load(contactId);
  if (origin === null || origin.attempt !== null) return none;
  const { interruption } = await chains.load(origin.interruptionId);
  return isReturned(interruption) && interruption.contactId === contactId
    ? { type: 'holder', interruption, protocol: origin.protocol }
    : none;
};

/** The one that broke off last comes first. */
const waitingFor = async (
  { lists, numbers }: ReturnCustomerDeps,
  number: string,
): Promise<OpenInterruption[]> => {
  const found = await lists.loadAll(await lists.ofCaller(await numbers.of(number)));
  return found
    .flatMap(({ interruption }): OpenInterruption[] => (waits(interruption) ? [interruption] : []))
    .sort((one, other) => other.case.droppedAt - one.case.droppedAt);
};

const waits = (interruption: Interruption | undefined): interruption is OpenInterruption =>
  isOpen(interruption) && interruption.state !== 'ended' && interruption.state !== 'resumed';

/** The attributes first: were they copied afterwards, a failure would leave the customer with nobody who knows them. */
const lead = async (
  deps: ReturnCustomerDeps,
  broken: OpenInterruption,
  contactId: string,
): Promise<Route> => {
  const { id, case: at } = broken;
  const original = await deps.originals.of(id);
  const protocol = at.protocol ?? original[at.settings.protocolAttribute ?? ''] ?? id;
  const leftBehind = await carryOver(deps, broken, { contactId, original, protocol });
  // Before the return is written: whoever is asked again must find what this call has ended.
  await continues(deps, contactId, originOfReturn(broken, protocol));
  await deps.queues.deadline(id, later(deps.clock(), safetyNet));
  const { answer, chain } = await deps.advance(id, (before) => ({
    chain: before,
    inputs: [{ type: 'customer-returned', contactId, leftBehind }],
  }));
  const { interruption } = chain;
  if (!answer.ok || !isReturned(interruption)) return none;
  if (interruption.case.attempts !== broken.case.attempts)
    await continues(deps, contactId, originOfReturn(interruption, protocol));
  return { type: 'holder', interruption, protocol };
};

const continues = async (deps: ReturnCustomerDeps, contactId: string, origin: Origin): Promise<void> => {
  await deps.advance(contactId, (before) => ({ chain: { ...before, origin }, inputs: [] }));
};

interface Luggage {
  readonly contactId: string;
  readonly original: Readonly<Record<string, string>>;
  readonly protocol: string;
}

/** A flow can only set attributes whose names it knows. @returns the names of those that were left behind */
const carryOver = async (
  { attributes }: ReturnCustomerDeps,
  interruption: OpenInterruption,
  { contactId, original, protocol }: Luggage,
): Promise<readonly string[]> => {
  const built = callbackAttributes(interruption, original, protocol);
  const { type } = await attributes.save(contactId, built.attributes);
  // Refused for good: they are led to the agent all the same, and the ledger names what is missing there.
  return type === 'saved' ? built.leftBehind : Object.keys(original).toSorted();
};
