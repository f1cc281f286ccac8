/** The two queues of these histories, under the same settings in both worlds. */
import type { LocalInfo } from '../../../local/desk/local-info.ts';
import { queueNamed } from '../outsider.ts';

/** Offers stand until they are answered: how long a pop-up lasts is not what the two worlds are compared for. */
const untilAnswered = {
  callbackEnabled: true,
  popupSeconds: 0,
  ringSeconds: 15,
  maxCallsPerNumberPerDay: 100,
};

const settingsOf = (main: string, special: string): readonly Readonly<Record<string, unknown>>[] => [
  { ...untilAnswered, queueId: main, outboundQueueId: main, protocolAttribute: 'ticket' },
  {
    ...untilAnswered,
    queueId: special,
    outboundQueueId: main,
    maxAttempts: 2,
    maxCallbacksPerProtocol: 1,
    reasons: ['customer-disconnect', 'line-problem', 'third-party-disconnect', 'reason-missing'],
    formFields: [{ name: 'outcome', label: 'Outcome', type: 'text' }],
  },
];

/** As the in-memory world names them. */
export const queueSettings = settingsOf('queue-0', 'queue-1');

/** Both agents serve the first one, amina alone the second. */
export const laptopQueues = (info: LocalInfo): readonly [string, string] => [
  queueNamed(info, 'Billing'),
  queueNamed(info, 'Support'),
];

export const laptopQueueSettings = (info: LocalInfo): readonly Readonly<Record<string, unknown>>[] =>
  settingsOf(...laptopQueues(info));
