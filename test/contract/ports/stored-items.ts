/** Items as earlier versions of this program wrote them, and as a later one may. */
import { marshall } from '@aws-sdk/util-dynamodb';

const droppedAt = Date.parse('2026-11-23T09:00:00.000Z');
const settingsOfTheFirst = {
  queueId: 'support',
  callbackEnabled: true,
  outboundQueueId: 'support',
  present: 'popup',
  popupSeconds: 10,
  reasons: ['customer-disconnect'],
  minTalkSeconds: 0,
  dialMode: 'system',
  ringSeconds: 45,
  maxAttempts: 3,
  maxCallbacksPerProtocol: 3,
  locale: 'en',
  freshSeconds: 30,
  maxAgeMinutes: 240,
};

const caseOfTheFirst = {
  holder: { agentId: 'amina-id', contactId: 'call-1' },
  dropReason: 'customer-disconnect',
  queueId: 'support',
  droppedAt,
  talkSeconds: 300,
  settings: settingsOfTheFirst,
  protocol: 'call-1',
  maskedNumber: null,
  callbackCount: 0,
  attempts: 0,
  acceptedRequests: [],
  shown: false,
  freed: false,
  expiresAt: droppedAt + 240 * 60_000,
};

const endOf = (value: unknown) => ({ value, at: droppedAt });

const first = {
  chainId: 'call-1',
  revision: 1,
  facts: {
    'call-1': {
      initiationMethod: endOf('INBOUND'),
      queueId: endOf('support'),
      agentId: endOf('amina-id'),
      connectedAt: endOf(droppedAt - 300_000),
      endedAt: endOf(droppedAt),
      disconnectReason: endOf('CUSTOMER_DISCONNECT'),
    },
  },
  origin: null,
  interruption: {
    id: 'call-1',
    version: 1,
    state: 'offered',
    case: caseOfTheFirst,
    popupUntil: droppedAt + 11_000,
    lapsed: false,
    failure: null,
    lastAttempt: null,
  },
  entries: 1,
  pending: [],
  pendingUntil: null,
  expiresAt: 1_800_000_000,
};

const settingsOfTheSecond = { ...settingsOfTheFirst, formFields: [] };
const caseOfTheSecond = { ...caseOfTheFirst, settings: settingsOfTheSecond, draft: { topic: 'invoice' } };
const second = { ...first, interruption: { ...first.interruption, case: caseOfTheSecond } };

/** By the version that wrote them: the forms came with the second, the outbound check with the third. */
export const earlierItems = { first: marshall(first), second: marshall(second) };

const caseOfALater = {
  ...caseOfTheSecond,
  callOut: 'can',
  mood: { score: 5 },
  settings: { ...settingsOfTheSecond, music: 'vivaldi' },
  holder: { ...caseOfTheSecond.holder, desk: 'B12' },
};
const legOfALater = {
  ...first.facts['call-1'],
  jitter: endOf(12),
  agentId: { ...endOf('amina-id'), by: 'event' },
};

/** Each unknown member sits in another part of the item. */
export const laterItem = marshall({
  ...second,
  weather: new Set(['rain', 'wind']),
  facts: { 'call-1': legOfALater },
  interruption: { ...first.interruption, case: caseOfALater, priority: { level: 2 } },
});
