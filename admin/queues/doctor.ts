/** What keeps a queue's calls from being offered or resumed, as far as settings and Amazon Connect tell. */
import type { ConnectQueues } from './connect-queues.ts';
import type { QueueReport } from './report.ts';

/** `wrong`: callbacks of this queue do not work until somebody does something. `note`: good to know. */
export interface Finding {
  readonly level: 'ok' | 'note' | 'wrong';
  readonly what: string;
}

const ok = (what: string): Finding => ({ level: 'ok', what });
const note = (what: string): Finding => ({ level: 'note', what });
const wrong = (what: string): Finding => ({ level: 'wrong', what });

const ofSwitch = ({ state, problems }: QueueReport): readonly Finding[] => {
  if (state === 'broken') return problems.map((problem) => wrong(`the settings are broken: ${problem}`));
  return state === 'on'
    ? [ok('it is switched on')]
    : [note('it is off: no call is offered; `queues enable` switches it on')];
};

const inWords = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const asked = async (what: string, ask: () => Promise<readonly Finding[]>): Promise<readonly Finding[]> => {
  try {
    return await ask();
  } catch (error) {
    return [note(`Amazon Connect could not be asked ${what}: ${inWords(error)}`)];
  }
};

const ofQueue = async (
  { queueId, settings }: QueueReport,
  queues: ConnectQueues,
): Promise<readonly Finding[]> => {
  const found = await queues.find(queueId);
  if (!found)
    return [wrong('the instance has no such queue: the id is the last part of its ARN, and no name')];
  const shown = settings?.queueName;
  return shown === undefined
    ? [note(`agents see its id for a name: name it with --name ${JSON.stringify(found.name)}`)]
    : [ok(`the instance has it as ${JSON.stringify(found.name)}, and agents see ${JSON.stringify(shown)}`)];
};

const ofOutboundQueue = async (queueId: string, queues: ConnectQueues): Promise<readonly Finding[]> => {
  const found = await queues.find(queueId);
  if (!found) return [wrong(`the instance has no outbound queue ${queueId}`)];
  const name = `the outbound queue ${JSON.stringify(found.name)}`;
  if (!found.hasCallerId)
    return [wrong(`${name} has no caller ID: give it an outbound caller ID number in Amazon Connect`)];
  return [ok(`${name} has a caller ID`)];
};

const ofHours = async (queueId: string, queues: ConnectQueues): Promise<readonly Finding[]> => [
  (await queues.isOpen(queueId))
    ? ok('the outbound queue is open now')
    : note('the outbound queue is closed now: until it opens, agents who say yes are told so'),
];

const noOutboundQueue = wrong(
  'no outbound queue is set: agents see that resuming is not possible; --outbound-queue sets one',
);

const ofResuming = async (
  settings: QueueReport['settings'],
  queues: ConnectQueues,
): Promise<readonly Finding[]> => {
  if (settings === null) return [];
  const { outboundQueueId } = settings;
  if (outboundQueueId === undefined) return [noOutboundQueue];
  return [
    ...(await asked('about the outbound queue', () => ofOutboundQueue(outboundQueueId, queues))),
    ...(await asked('when the outbound queue is open', () => ofHours(outboundQueueId, queues))),
  ];
};

/** Whether each agent may call out from the queue is asked when their page signs in, and shown on the card. */
export const examine = async (report: QueueReport, queues: ConnectQueues): Promise<readonly Finding[]> => [
  ...ofSwitch(report),
  ...(await asked('about the queue', () => ofQueue(report, queues))),
  ...(await ofResuming(report.settings, queues)),
];
