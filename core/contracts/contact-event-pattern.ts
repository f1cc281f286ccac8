/**
 * What EventBridge lets through: only events that can matter, so that a call which the agent ended invokes
 * nothing. One rule per key casing, because the documentation's samples disagree about it.
 * Pattern language: "Content filtering in Amazon EventBridge event patterns" (EventBridge user guide).
 */
import { canary } from './canary.ts';
import { readContactEvent } from './contact-event.ts';
import { harmlessDisconnects } from './disconnect-reason.ts';

/** The two names in use: see the contact events page of the Amazon Connect administrator guide. */
export const detailTypes = ['Amazon Connect Contact Event', 'Connect Customer Contact Event'];

type Spelling = (camelCaseKey: string) => string;
type Matchers = Record<string, unknown>;

const asWritten: Spelling = (key) => key;
const pascalCase: Spelling = (key) => key.charAt(0).toUpperCase() + key.slice(1);

const spelled = (spell: Spelling, matchers: Matchers): Matchers =>
  Object.fromEntries(
    Object.entries(matchers).map(([key, value]) => [key.startsWith('$') ? key : spell(key), value]),
  );

/** The end of a conversation with an agent, and of the work after it, unless the reason rules a drop out. */
const endsWithAnAgent = (spell: Spelling): Matchers[] => {
  const ended = {
    eventType: ['DISCONNECTED', 'COMPLETED'],
    agentInfo: { [spell('agentArn')]: [{ exists: true }] },
  };
  return [
    { ...ended, disconnectReason: [{ exists: false }] },
    { ...ended, disconnectReason: [null, { 'anything-but': [...harmlessDisconnects] }] },
  ];
};

/** Whether they live or have ended decides whose the call is; COMPLETED tells it again, should the end be lost. */
const transferLegs: Matchers = {
  initiationMethod: ['TRANSFER', 'QUEUE_TRANSFER', 'EXTERNAL_OUTBOUND'],
  eventType: ['INITIATED', 'CONNECTED_TO_AGENT', 'DISCONNECTED', 'COMPLETED'],
};

/** Our callbacks are contacts started by API; so are other systems' calls, which the core tells apart. */
const apiContacts: Matchers = {
  initiationMethod: ['API'],
  eventType: ['INITIATED', 'CONNECTED_TO_SYSTEM', 'CONNECTED_TO_AGENT', 'DISCONNECTED', 'COMPLETED'],
};

/** Callbacks that agents dial themselves continue another contact; their other calls are nothing to us. */
const dialledContacts: Matchers = {
  initiationMethod: ['OUTBOUND'],
  relatedContactId: [{ exists: true }],
  eventType: apiContacts.eventType,
};

const patternFor = (spell: Spelling) => ({
  source: ['aws.connect'],
  'detail-type': detailTypes,
  detail: {
    [spell('channel')]: [{ 'equals-ignore-case': 'voice' }],
    $or: [...endsWithAnAgent(spell), transferLegs, apiContacts, dialledContacts].map((matchers) =>
      spelled(spell, matchers),
    ),
  },
});

/** Whoever may send events into the account can speak of the canary's own contacts with it, and of nobody else's. */
const canaryPattern = {
  source: [canary.source],
  'detail-type': detailTypes,
  detail: {
    contactId: [{ prefix: canary.contactPrefix }],
    agentInfo: { agentArn: [canary.agentArn] },
    ...Object.fromEntries(
      ['initialContactId', 'previousContactId', 'relatedContactId'].map((link) => [
        link,
        [{ exists: false }],
      ]),
    ),
  },
};

/** `pattern` as EventBridge takes it. */
export const contactEventPatterns = [
  { name: 'CamelCase', pattern: patternFor(asWritten) },
  { name: 'PascalCase', pattern: patternFor(pascalCase) },
  { name: 'Canary', pattern: canaryPattern },
];

/** The contract: the rules of lib/, the parser of the handlers and the type of the core are this one object. */
export const contactEventContract = { patterns: contactEventPatterns, parse: readContactEvent } as const;
