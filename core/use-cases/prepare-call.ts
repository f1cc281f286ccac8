/** Everything a callback needs, from the one look at the original contact that it is worth. */
import type { FailureReason } from '../contracts/reason.ts';
import { hasCode } from '../errors.ts';
import { callbackAttributes } from '../interruption/callback-attributes.ts';
import type { Dialling } from '../interruption/interruption.ts';
import { isDialable, maskNumber } from '../interruption/phone-number.ts';
import type { CallRequest, Chains, ContactDirectory, DescribedContact, OutboundDirectory } from '../ports.ts';
import { canCallOut } from './check-outbound.ts';

export interface PrepareCallDeps {
  readonly chains: Chains;
  readonly contacts: ContactDirectory;
  readonly directory: OutboundDirectory;
}

/** `impossible`: no call can be made. `not-yet`: Amazon Connect does not show it yet that one can. */
export type PreparedCall =
  | {
      readonly type: 'ready';
      readonly protocol: string;
      readonly maskedNumber: string;
      readonly request: CallRequest;
    }
  | { readonly type: 'not-yet'; readonly reason: FailureReason }
  | { readonly type: 'impossible'; readonly reason: FailureReason };

/** The one read per callback: it gives the number and the attributes, and must show that the customer is free. */
export const prepareCall = async (deps: PrepareCallDeps, interruption: Dialling): Promise<PreparedCall> => {
  const { holder, settings, protocol: known } = interruption.case;
  const contact = await describe(deps, holder.contactId);
  if (contact === 'throttled') return { type: 'not-yet', reason: 'throttled' };
  if (contact?.endedAt === undefined) return { type: 'not-yet', reason: 'not-ended' };
  if (await isElsewhere(deps, interruption, contact))
    return { type: 'impossible', reason: 'still-with-agent' };
  if (!isDialable(contact.customerNumber)) return { type: 'impossible', reason: 'no-number' };
  const { outboundQueueId } = settings;
  if (outboundQueueId === undefined || !(await mayCallOut(deps, interruption, outboundQueueId)))
    return { type: 'impossible', reason: 'no-outbound-queue' };
  const protocol = known ?? contact.attributes[settings.protocolAttribute ?? ''] ?? interruption.id;
  const built = callbackAttributes(interruption, contact.attributes, protocol);
  if (built.type === 'too-large') return { type: 'impossible', reason: 'attributes-too-large' };
  return {
    type: 'ready',
    protocol,
    maskedNumber: maskNumber(contact.customerNumber),
    request: {
      destination: contact.customerNumber,
      outboundQueueId,
      // The chain's first contact: it shares its attributes with every leg, and names us in the callback's events.
      relatedContactId: interruption.id,
      attributes: built.attributes,
      ringSeconds: settings.ringSeconds,
      token: interruption.attempt.token,
    },
  };
};

/** Asked again where nobody knew when the offer was made. Who cannot be asked about may call: Amazon Connect decides. */
const mayCallOut = async (
  { directory }: PrepareCallDeps,
  { case: { holder, callOut } }: Dialling,
  outboundQueueId: string,
): Promise<boolean> => {
  if (callOut === 'can') return true;
  const queueIds = await directory.queuesOf(holder.agentId);
  return !queueIds || (await canCallOut(directory, queueIds, outboundQueueId)) !== false;
};

const describe = async (
  deps: PrepareCallDeps,
  contactId: string,
): Promise<DescribedContact | 'throttled' | undefined> => {
  try {
    return await deps.contacts.describe(contactId);
  } catch (error) {
    if (hasCode(error, 'throttled')) return 'throttled';
    throw error;
  }
};

/** A contact that the holder's leg led to and of whose end we do not know may have the customer. */
const isElsewhere = async (
  deps: PrepareCallDeps,
  { id }: Dialling,
  contact: DescribedContact,
): Promise<boolean> => {
  if (contact.nextContactIds.length === 0) return false;
  const { facts } = await deps.chains.load(id);
  return contact.nextContactIds.some((contactId) => facts[contactId]?.endedAt === undefined);
};
