/** Everything a callback needs, from the one look at the original contact that it is worth. */
import type { FailureReason } from '../contracts/reason.ts';
import { callbackAttributes } from '../interruption/callback-attributes.ts';
import type { Dialling } from '../interruption/interruption.ts';
import { isDialable, isInOneOf, maskNumber } from '../interruption/phone-number.ts';
import { verdictOf } from '../interruption/verdict.ts';
import type {
  CallRequest,
  Chains,
  ContactDirectory,
  DescribedContact,
  OpeningHours,
  OutboundDirectory,
} from '../ports.ts';
import { canCallOut } from './check-outbound.ts';
import { describeContact } from './describe-contact.ts';

export interface PrepareCallDeps {
  readonly chains: Chains;
  readonly contacts: ContactDirectory;
  readonly directory: OutboundDirectory;
  readonly hours: OpeningHours;
}

export interface ReadyCall {
  readonly type: 'ready';
  readonly protocol: string;
  readonly maskedNumber: string;
  /** Names of attributes of the original contact that the callback cannot carry. */
  readonly leftBehind: readonly string[];
  readonly request: CallRequest;
}

interface Impossible {
  readonly type: 'impossible';
  readonly reason: FailureReason;
}
/** Whom to call, and the queue whose caller ID is shown. */
interface Line {
  readonly type: 'line';
  readonly destination: string;
  readonly outboundQueueId: string;
}

/** `impossible`: no call can be made. `not-yet`: Amazon Connect does not show it yet that one can. */
export type PreparedCall =
  | ReadyCall
  | { readonly type: 'not-yet'; readonly reason: FailureReason }
  | Impossible;

const impossible = (reason: FailureReason): Impossible => ({ type: 'impossible', reason });

/** The one read per callback: it gives the number and the attributes, and must show that the customer is free. */
export const prepareCall = async (deps: PrepareCallDeps, interruption: Dialling): Promise<PreparedCall> => {
  const { holder, settings, protocol: known } = interruption.case;
  const contact = await describeContact(deps.contacts, holder.contactId);
  if (contact === 'throttled') return { type: 'not-yet', reason: 'throttled' };
  if (contact?.endedAt === undefined) return { type: 'not-yet', reason: 'not-ended' };
  const line = await lineFor(deps, interruption, contact);
  if (line.type === 'impossible') return line;
  const protocol = known ?? contact.attributes[settings.protocolAttribute ?? ''] ?? interruption.id;
  const built = callbackAttributes(interruption, contact.attributes, protocol);
  return {
    type: 'ready',
    protocol,
    maskedNumber: maskNumber(line.destination),
    leftBehind: built.leftBehind,
    request: {
      destination: line.destination,
      outboundQueueId: line.outboundQueueId,
      // The chain's first contact: it shares its attributes with every leg, and names us in the callback's events.
      relatedContactId: interruption.id,
      attributes: built.attributes,
      ringSeconds: settings.ringSeconds,
      token: interruption.attempt.token,
    },
  };
};

const lineFor = async (
  deps: PrepareCallDeps,
  interruption: Dialling,
  contact: DescribedContact,
): Promise<Line | Impossible> => {
  const { outboundQueueId, allowedCountries } = interruption.case.settings;
  const { customerNumber } = contact;
  if (await isElsewhere(deps, interruption, contact)) return impossible('still-with-agent');
  if (!isDialable(customerNumber)) return impossible('no-number');
  if (!isInOneOf(allowedCountries, customerNumber)) return impossible('country-not-allowed');
  if (outboundQueueId === undefined || !(await mayCallOut(deps, interruption, outboundQueueId)))
    return impossible('no-outbound-queue');
  if ((await deps.hours.isOpen(outboundQueueId)) === false) return impossible('closed');
  return { type: 'line', destination: customerNumber, outboundQueueId };
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

/** A contact that the holder's leg led to and of whose end we do not know may have the customer. */
const isElsewhere = async (
  deps: PrepareCallDeps,
  { id, attempt }: Dialling,
  contact: DescribedContact,
): Promise<boolean> => {
  const { facts } = await deps.chains.load(id);
  if (verdictOf(facts).type === 'none' || (await isOnCallback(deps, attempt.after))) return true;
  return contact.nextContactIds.some((contactId) => facts[contactId]?.endedAt === undefined);
};

/** The callback before this one was given up, and what came to light since says that it goes on. */
const isOnCallback = async (
  { chains }: PrepareCallDeps,
  callbackContactId: string | null,
): Promise<boolean> => {
  if (callbackContactId === null) return false;
  const { facts } = await chains.load(callbackContactId);
  return Object.values(facts).some(({ endedAt, lookedUp }) => !endedAt && !lookedUp);
};
