/**
 * What Amazon Connect asks of each action that our flows use: where it may stand, its parameters, and the
 * branches it must have. Source: the actions' pages of the flow language (Amazon Connect administrator guide);
 * where importing a flow is known to be stricter than the page, the stricter rule (seen).
 */
import { type FlowType, flowTypes } from './flow-document.ts';

export interface Parameter {
  readonly accepts: (value: unknown) => boolean;
  readonly allowed: string;
  readonly optional?: true;
}

export interface ActionRule {
  readonly flowTypes: readonly FlowType[];
  readonly parameters: Readonly<Record<string, Parameter>>;
  /** Exactly one of these parameters must be there. */
  readonly oneOf?: readonly string[];
  /** Branches that must be there; no others may. */
  readonly errors: readonly string[];
  /** `may`: the action goes on by a condition or never. `ends`: no transition at all. */
  readonly next: 'must' | 'may' | 'ends';
  /** What its conditions compare with, each exactly once for `each`; none: the action takes no conditions. */
  readonly conditions?: 'anything' | { readonly each: readonly string[] };
}

const everywhere = flowTypes;
const beforeQueueing = ['CONTACT_FLOW'] as const;
const whileWaiting = ['CUSTOMER_QUEUE'] as const;
const inboundOrWaiting = ['CONTACT_FLOW', 'CUSTOMER_QUEUE'] as const;
const ofItsOwn = ['CUSTOMER_QUEUE', 'AGENT_WHISPER'] as const;

/** A whole value taken from the contact, such as `$.Attributes.rejoinQueueId`. */
export const isJsonPath = (value: unknown): boolean =>
  typeof value === 'string' && /^\$(\.[A-Za-z][\w-]*)+$/.test(value);

const isText = (value: unknown): boolean => typeof value === 'string' && value.trim() !== '';
const isRecordOf = (accepts: (value: unknown) => boolean) => (value: unknown) =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && Object.values(value).every(accepts);
const isWhole = (minimum: number, maximum: number) => (value: unknown) =>
  typeof value === 'string' && /^\d+$/.test(value) && Number(value) >= minimum && Number(value) <= maximum;
const isOneOf =
  (...values: readonly string[]) =>
  (value: unknown) =>
    values.some((one) => one === value);

const isReference = (value: unknown): boolean =>
  typeof value === 'string' &&
  (isJsonPath(value) || /^[0-9a-f-]{36}$/.test(value) || /^arn:aws/.test(value) || /^\$\{\w+\}$/.test(value));
const reference: Parameter = {
  accepts: isReference,
  allowed: 'an id, an ARN, a placeholder or one whole JSONPath',
};
const optionalReference: Parameter = { ...reference, optional: true };
const isMessage = (value: unknown): boolean =>
  isRecordOf(isSpeech)(value) &&
  Object.keys(value as object).length === 1 &&
  Object.keys(value as object).every(isOneOf('Text', 'SSML', 'PromptId'));
/** 6,000 characters in all, of which 3,000 are billed ("Get customer input", text-to-speech). */
const isSpeech = (value: unknown): boolean =>
  typeof value === 'string' && isText(value) && value.length <= 3_000;
const speech: Parameter = { accepts: isSpeech, allowed: 'a text of 1 to 3,000 characters', optional: true };
const catchAll = ['NoMatchingError'];
const queueing = ['QueueAtCapacity', 'NoMatchingError'];

/** Voices of Amazon Polly that speak Brazilian Portuguese, Spanish and English, as standard voices (Polly guide). */
const voices = ['Camila', 'Lupe', 'Joanna'];

const eventHooks = ['AgentWhisper', 'CustomerHold', 'CustomerQueue', 'CustomerRemaining', 'CustomerWhisper'];

export const actionRules: Readonly<Record<string, ActionRule>> = {
  UpdateFlowLoggingBehavior: {
    flowTypes: everywhere,
    parameters: {
      FlowLoggingBehavior: { accepts: isOneOf('Enabled', 'Disabled'), allowed: '"Enabled" or "Disabled"' },
    },
    errors: [],
    next: 'must',
  },
  MessageParticipant: {
    flowTypes: everywhere,
    parameters: { Text: speech, SSML: speech, PromptId: optionalReference },
    oneOf: ['Text', 'SSML', 'PromptId'],
    errors: catchAll,
    next: 'must',
  },
  MessageParticipantIteratively: {
    flowTypes: whileWaiting,
    parameters: {
      Messages: {
        accepts: (value) => Array.isArray(value) && value.length > 0 && value.every(isMessage),
        allowed: 'a list of messages, each with one of Text, SSML and PromptId',
      },
      InterruptFrequencySeconds: {
        accepts: isWhole(1, 3_600),
        allowed: 'whole seconds as text, written out',
        optional: true,
      },
    },
    errors: catchAll,
    next: 'may',
    conditions: { each: ['MessagesInterrupted'] },
  },
  UpdateContactRoutingBehavior: {
    flowTypes: beforeQueueing,
    parameters: {
      QueuePriority: {
        accepts: isWhole(1, Number.MAX_SAFE_INTEGER),
        allowed: 'a whole number as text, written out',
      },
    },
    errors: [],
    next: 'must',
  },
  UpdateContactEventHooks: {
    flowTypes: everywhere,
    parameters: {
      EventHooks: {
        accepts: (value) =>
          isRecordOf(isReference)(value) &&
          Object.keys(value as object).length === 1 &&
          Object.keys(value as object).every(isOneOf(...eventHooks)),
        allowed: `one of ${eventHooks.join(', ')} with one flow`,
      },
    },
    errors: catchAll,
    next: 'must',
  },
  UpdateContactAttributes: {
    flowTypes: everywhere,
    parameters: {
      Attributes: { accepts: isRecordOf(isText), allowed: 'names and texts' },
      TargetContact: { accepts: isOneOf('Current', 'Related'), allowed: '"Current" or "Related"' },
    },
    errors: catchAll,
    next: 'must',
  },
  UpdateContactTargetQueue: {
    flowTypes: beforeQueueing,
    parameters: { QueueId: optionalReference, AgentId: optionalReference },
    oneOf: ['QueueId', 'AgentId'],
    errors: catchAll,
    next: 'must',
  },
  TransferContactToQueue: { flowTypes: beforeQueueing, parameters: {}, errors: queueing, next: 'must' },
  DequeueContactAndTransferToQueue: {
    flowTypes: whileWaiting,
    parameters: { QueueId: optionalReference, AgentId: optionalReference },
    oneOf: ['QueueId', 'AgentId'],
    errors: queueing,
    next: 'must',
  },
  UpdateContactTextToSpeechVoice: {
    flowTypes: everywhere,
    parameters: {
      TextToSpeechVoice: { accepts: isOneOf(...voices), allowed: `one of ${voices.join(', ')}` },
    },
    errors: catchAll,
    next: 'must',
  },
  CheckHoursOfOperation: {
    flowTypes: inboundOrWaiting,
    parameters: { HoursOfOperationId: optionalReference },
    errors: catchAll,
    next: 'must',
    conditions: { each: ['True', 'False'] },
  },
  TransferToFlow: {
    flowTypes: beforeQueueing,
    parameters: { ContactFlowId: reference },
    errors: catchAll,
    next: 'must',
  },
  InvokeLambdaFunction: {
    flowTypes: everywhere,
    parameters: {
      LambdaFunctionARN: reference,
      ResponseValidation: {
        accepts: (value) =>
          isRecordOf(isOneOf('JSON', 'STRING_MAP'))(value) &&
          Object.keys(value as object).join() === 'ResponseType',
        allowed: 'a ResponseType, "JSON" or "STRING_MAP"',
        optional: true,
      },
      InvocationTimeLimitSeconds: { accepts: isWhole(1, 8), allowed: '"1" to "8"' },
    },
    errors: catchAll,
    next: 'must',
  },
  Compare: {
    flowTypes: everywhere,
    parameters: { ComparisonValue: { accepts: isJsonPath, allowed: 'one whole JSONPath' } },
    errors: ['NoMatchingCondition'],
    next: 'must',
    conditions: 'anything',
  },
  DisconnectParticipant: { flowTypes: inboundOrWaiting, parameters: {}, errors: [], next: 'ends' },
  EndFlowExecution: { flowTypes: ofItsOwn, parameters: {}, errors: [], next: 'ends' },
};
