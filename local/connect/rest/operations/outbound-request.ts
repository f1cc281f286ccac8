/** What StartOutboundVoiceContact takes. Every limit here is documented (API reference, SDK type). */
import * as v from 'valibot';
import { attributes } from '../attributes.ts';
import { contactId, identifier, instanceId } from '../operation.ts';

const e164 = v.pipe(
  v.string('is required'),
  v.regex(/^\+[1-9]\d{1,14}$/, 'must be a number in E.164 such as +15550100'),
);

const ringTimeout = 'must be a whole number of seconds from 15 to 60';

const atMost = (length: number) =>
  v.pipe(v.string(), v.maxLength(length, `must have at most ${length} characters`));

export const outboundRequest = v.object({
  InstanceId: instanceId,
  ContactFlowId: identifier(500),
  DestinationPhoneNumber: e164,
  SourcePhoneNumber: v.optional(e164),
  QueueId: v.optional(identifier(256)),
  Attributes: v.optional(attributes, {}),
  RelatedContactId: v.optional(contactId),
  ClientToken: v.optional(atMost(500)),
  RingTimeoutInSeconds: v.optional(
    v.pipe(
      v.number(ringTimeout),
      v.integer(ringTimeout),
      v.minValue(15, ringTimeout),
      v.maxValue(60, ringTimeout),
    ),
    60,
  ),
  Name: v.optional(atMost(1_024)),
  Description: v.optional(atMost(4_096)),
  TrafficType: v.optional(v.picklist(['GENERAL', 'CAMPAIGN'], 'must be GENERAL or CAMPAIGN'), 'GENERAL'),
  AnswerMachineDetectionConfig: v.optional(v.unknown()),
  OutboundStrategy: v.optional(v.unknown()),
});

export type OutboundRequest = v.InferOutput<typeof outboundRequest>;
