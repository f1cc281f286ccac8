/** What happens to an interruption, through the functions. */
import { amina, batch, drop, socketEvent, support } from './aws-events.ts';
import type { Functions } from './functions.ts';

export const supportIsOn = (functions: Functions, more: Record<string, unknown> = {}): Promise<void> =>
  functions.put('QUEUE_SETTINGS_TABLE', {
    queueId: support,
    callbackEnabled: true,
    maxCallsPerNumberPerDay: 100,
    outboundQueueId: support,
    ...more,
  });

export const lineDrops = async ({ invoke, instanceArn }: Functions, contactId: string): Promise<void> => {
  await invoke('contact-events', batch({ drop: drop({ contactId, instanceArn, at: new Date() }) }));
};

/** A frame from a page of the agent. */
export const say = (
  { invoke }: Functions,
  connectionId: string,
  body: unknown,
  agentId = amina,
): Promise<unknown> => invoke('socket-message', socketEvent('$default', connectionId, { agentId, body }));

export const yes = (interruptionId: string, requestId = 'request-1'): Record<string, unknown> => ({
  type: 'choose',
  interruptionId,
  version: 1,
  choice: 'resume',
  via: 'popup',
  requestId,
});

/** The line drops, amina says yes, and her callback is placed as `callback-1`. */
export const callbackIsPlaced = async (functions: Functions, contactId: string): Promise<void> => {
  await lineDrops(functions, contactId);
  await say(functions, 'laptop', yes(contactId));
  const [dial] = await functions.takeAll('DIALS_QUEUE_URL');
  await functions.invoke('dials', batch({ dial }));
};
