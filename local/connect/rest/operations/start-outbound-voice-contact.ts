/** StartOutboundVoiceContact: dials the customer and answers before anyone picks up (documented). */
import type { Centre } from '../../centre.ts';
import type { Flow, Flows } from '../../flow/flows.ts';
import type { Callbacks } from '../../model/callbacks.ts';
import type { Queues } from '../../model/queues.ts';
import type { Switchboard } from '../../model/switchboard.ts';
import { mustFit } from '../attributes.ts';
import { type Operation, parse, usualRate } from '../operation.ts';
import { Refusal } from '../refusal.ts';
import { type OutboundRequest, outboundRequest } from './outbound-request.ts';

export interface OutboundOptions {
  readonly centre: Centre;
  readonly switchboard: Switchboard;
  readonly callbacks: Callbacks;
  readonly queues: Queues;
  readonly flows: Flows;
  newId(): string;
  readonly tellsReason: boolean;
  /** Whose value stays when a key is in the request and on the related contact (not documented). */
  readonly attributePrecedence: 'request' | 'related';
  /** Numbers that begin so are refused with DestinationNotAllowedException. */
  readonly forbiddenPrefixes: readonly string[];
  /** documented quota "concurrent active calls per instance". */
  readonly activeCallQuota: number;
}

/** documented: a ClientToken is remembered for seven days. */
const tokenLifeMs = 7 * 86_400_000;

/** documented: neither is for ordinary callers. The exception names are assumed. */
const refuseCampaigns = (request: OutboundRequest): void => {
  if (request.OutboundStrategy !== undefined) {
    throw new Refusal(
      'OutboundContactNotPermittedException',
      'OutboundStrategy is reserved for outbound campaigns',
    );
  }
  if (request.AnswerMachineDetectionConfig !== undefined && request.TrafficType !== 'CAMPAIGN') {
    throw new Refusal('InvalidRequestException', 'AnswerMachineDetectionConfig needs TrafficType CAMPAIGN');
  }
  if (request.TrafficType === 'CAMPAIGN') {
    throw new Refusal('LimitExceededException', 'The quota of concurrent campaign calls is 0 (the default)');
  }
};

const flowOf = (flows: Flows, request: OutboundRequest): Flow => {
  const flow = flows.find(request.ContactFlowId);
  if (flow === undefined) {
    throw new Refusal('ResourceNotFoundException', `There is no flow ${request.ContactFlowId}`);
  }
  // documented: the call runs an inbound flow. The exception name is assumed.
  if (flow.type !== 'CONTACT_FLOW') {
    throw new Refusal(
      'InvalidRequestException',
      `Flow ${flow.id} is of type ${flow.type}; it must be CONTACT_FLOW`,
    );
  }
  return flow;
};

/** documented: a source number, or a queue whose outbound caller id is used. The exception names are assumed. */
const callerIdOf = (options: OutboundOptions, request: OutboundRequest): string => {
  const { QueueId, SourcePhoneNumber } = request;
  if (QueueId !== undefined && options.queues.standard(QueueId) === undefined) {
    throw new Refusal('ResourceNotFoundException', `There is no standard queue ${QueueId}`);
  }
  if (SourcePhoneNumber !== undefined) {
    if (options.centre.queues.some((queue) => queue.outboundCallerId === SourcePhoneNumber))
      return SourcePhoneNumber;
    throw new Refusal('InvalidParameterException', 'SourcePhoneNumber is not a number of this instance');
  }
  if (QueueId === undefined) {
    throw new Refusal('InvalidParameterException', 'Give a SourcePhoneNumber or a QueueId');
  }
  const callerId = options.queues.callerId(QueueId);
  if (callerId === undefined) {
    throw new Refusal('InvalidRequestException', `Queue ${QueueId} has no outbound caller id`);
  }
  return callerId;
};

/** documented: the related contact's attributes are copied once; both contacts go their own ways then. */
const attributesOf = (options: OutboundOptions, request: OutboundRequest): ReadonlyMap<string, string> => {
  const { RelatedContactId } = request;
  const given = Object.entries(request.Attributes);
  const related =
    RelatedContactId === undefined ? undefined : options.switchboard.contacts.find(RelatedContactId);
  if (RelatedContactId !== undefined && related === undefined) {
    throw new Refusal('ResourceNotFoundException', `There is no contact ${RelatedContactId} to relate to`);
  }
  const copied = [...(related?.attributes ?? [])];
  const all = new Map(
    options.attributePrecedence === 'request' ? [...copied, ...given] : [...given, ...copied],
  );
  mustFit(all);
  return all;
};

const refuseForbidden = (options: OutboundOptions, request: OutboundRequest): void => {
  if (options.forbiddenPrefixes.some((prefix) => request.DestinationPhoneNumber.startsWith(prefix))) {
    throw new Refusal('DestinationNotAllowedException', 'Calls to this destination are not allowed');
  }
  const active = options.switchboard.contacts.live().length;
  if (active >= options.activeCallQuota) {
    throw new Refusal(
      'LimitExceededException',
      `There are ${active} active calls; the quota is ${options.activeCallQuota}`,
    );
  }
};

const dial = (options: OutboundOptions, request: OutboundRequest): string => {
  refuseCampaigns(request);
  const flow = flowOf(options.flows, request);
  const systemNumber = callerIdOf(options, request);
  const attributes = attributesOf(options, request);
  refuseForbidden(options, request);
  const contactId = options.newId();
  options.callbacks.dial({
    contactId,
    number: request.DestinationPhoneNumber,
    systemNumber,
    namedQueue: request.QueueId === undefined ? undefined : options.queues.standard(request.QueueId),
    flowId: flow.id,
    attributes,
    relatedContactId: request.RelatedContactId,
    ringSeconds: request.RingTimeoutInSeconds,
    tellsReason: options.tellsReason,
  });
  return contactId;
};

export const startOutboundVoiceContact = (options: OutboundOptions): Operation => {
  const tokens = new Map<string, { readonly contactId: string; readonly until: number }>();
  return {
    name: 'StartOutboundVoiceContact',
    method: 'PUT',
    path: /^\/contact\/outbound-voice$/,
    rate: usualRate,
    resources: () => ['*'],
    run: (input) => {
      const request = parse(outboundRequest, input);
      const token = request.ClientToken;
      const known = token === undefined ? undefined : tokens.get(token);
      const now = options.switchboard.now;
      if (known !== undefined && now < known.until) return { ContactId: known.contactId };
      const contactId = dial(options, request);
      if (token !== undefined) tokens.set(token, { contactId, until: now + tokenLifeMs });
      return { ContactId: contactId };
    },
  };
};
