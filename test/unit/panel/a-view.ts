import type { View } from '../../../core/contracts/agent-socket.ts';

/** An offer as Amina sees it: dropped at 1,000 s on the server's clock, asked until 1,010 s. */
export const aView = (change: Partial<View> = {}): View => ({
  interruptionId: 'int-1',
  version: 3,
  state: 'offered',
  reason: 'customer-disconnect',
  contactId: 'c-1',
  protocol: 'P-77',
  queueId: 'q-1',
  queueName: 'Support',
  maskedNumber: '+55•••••••••21',
  droppedAt: 1_000_000,
  talkSeconds: 61,
  popupUntil: 1_010_000,
  attempt: 0,
  canResume: true,
  whyNot: null,
  callbackContactId: null,
  form: null,
  ...change,
});
