/**
 * Outbound calls by Amazon Connect (StartOutboundVoiceContact). The client must not retry by itself: what a
 * lost answer means is the dialler's to decide.
 */
import { type ConnectClient, StartOutboundVoiceContactCommand } from '@aws-sdk/client-connect';
import type { FailureReason } from '../../core/contracts/reason.ts';
import type { CallResult, CallStarter } from '../../core/ports.ts';
import { errorName, isThrottled } from './aws-error.ts';

interface Deps {
  /** With `maxAttempts: 1`. */
  readonly client: ConnectClient;
  readonly instanceId: string;
  /** The callback flow, of type CONTACT_FLOW. */
  readonly contactFlowId: string;
}

/** Errors with which the service certainly placed no call (API reference, StartOutboundVoiceContact, Errors). */
const refusals: ReadonlyMap<string, FailureReason> = new Map(
  Object.entries({
    DestinationNotAllowedException: 'not-allowed',
    OutboundContactNotPermittedException: 'not-allowed',
    InvalidParameterException: 'refused',
    InvalidRequestException: 'refused',
    ResourceNotFoundException: 'refused',
    AccessDeniedException: 'refused',
  } as const),
);

export const connectCallStarter = ({ client, instanceId, contactFlowId }: Deps): CallStarter => ({
  start: async (request): Promise<CallResult> => {
    try {
      const answer = await client.send(
        new StartOutboundVoiceContactCommand({
          InstanceId: instanceId,
          ContactFlowId: contactFlowId,
          DestinationPhoneNumber: request.destination,
          QueueId: request.outboundQueueId,
          RelatedContactId: request.relatedContactId,
          Attributes: { ...request.attributes },
          RingTimeoutInSeconds: request.ringSeconds,
          ClientToken: request.token,
        }),
      );
      if (!answer.ContactId) throw new Error('Amazon Connect took the call and named no contact');
      return { type: 'placed', contactId: answer.ContactId };
    } catch (error) {
      if (isThrottled(error)) return { type: 'postponed' };
      const reason = refusals.get(errorName(error));
      if (reason) return { type: 'refused', reason };
      throw error;
    }
  },
});
