/** Conversations as Amazon Connect tells them: what each event or look-up says, and whose interruption it was. */
import { contact, type With } from './a-contact.ts';
import { type Conversation, transferredConversations } from './transferred-conversations.ts';

const withAmina: With = { agentId: 'amina', since: '11:50:00' };
const withBen: With = { agentId: 'ben', since: '11:59:00' };

const call = contact('call-1', 'INBOUND', { queueId: 'support' });

const external = contact('external-1', 'EXTERNAL_OUTBOUND', { previousContactId: 'call-1' });

const customerLeft = 'CUSTOMER_DISCONNECT';
const agentLeft = 'AGENT_DISCONNECT';

export const conversations: Readonly<Record<string, Conversation>> = {
  'the customer drops while talking to Amina': {
    said: [call.ends('12:00:00', customerLeft, withAmina)],
    means: ['interrupted', 'amina', 'call-1', 'support', 'customer-disconnect'],
  },
  'the line fails while the customer talks to Amina': {
    said: [call.ends('12:00:00', 'TELECOM_PROBLEM', withAmina)],
    means: ['interrupted', 'amina', 'call-1', 'support', 'line-problem'],
  },
  'Amina hangs up': {
    said: [call.ends('12:00:00', agentLeft, withAmina)],
    means: ['none', 'agent-disconnect'],
  },
  'a supervisor barges in and takes Amina off': {
    said: [call.ends('12:00:00', 'BARGED', withAmina)],
    means: ['none', 'barged'],
  },
  'a flow hangs up': {
    said: [call.ends('12:00:00', 'CONTACT_FLOW_DISCONNECT', withAmina)],
    means: ['none', 'flow-disconnect'],
  },
  'an API call stops the contact': {
    said: [call.ends('12:00:00', 'OTHER', withAmina)],
    means: ['none', 'other-end'],
  },
  'a reason that is new to us': {
    said: [call.ends('12:00:00', 'QUANTUM_DECAY', withAmina)],
    means: ['none', 'other-end'],
  },
  'no agent joined before the customer gave up': {
    said: [call.ends('12:00:00', customerLeft)],
    means: ['none', 'no-agent'],
  },
  'no agent joined and nobody says why it ended': {
    said: [call.ends('12:00:00')],
    means: ['none', 'no-agent'],
  },
  'the events do not say why': {
    said: [call.ends('12:00:00', undefined, withAmina)],
    means: ['unknown', 'call-1'],
  },
  'neither the events nor Amazon Connect say why': {
    said: [call.ends('12:00:00', undefined, withAmina), call.isLookedUp('12:00:05')],
    means: ['interrupted', 'amina', 'call-1', 'support', 'reason-missing'],
  },
  'Amazon Connect says why': {
    said: [
      call.ends('12:00:00', undefined, withAmina),
      call.isLookedUp('12:00:05', { disconnectReason: agentLeft }),
    ],
    means: ['none', 'agent-disconnect'],
  },
  'the agent is still talking': { said: [call.isTaken(withAmina)], means: ['none', 'not-ended'] },
  'the end was lost and only the clearing arrived': {
    said: [call.isTaken(withAmina), call.isCleared('12:03:00', '12:00:00', withAmina)],
    means: ['unknown', 'call-1'],
  },
  'a supervisor listens in on a call that drops': {
    said: [
      call.ends('12:00:00', customerLeft, withAmina),
      contact('monitor-1', 'MONITOR', { previousContactId: 'call-1' }).isTaken(withBen),
    ],
    means: ['interrupted', 'amina', 'call-1', 'support', 'customer-disconnect'],
  },
  'only the leg of a supervisor is known': {
    said: [contact('monitor-1', 'MONITOR').ends('12:00:00', customerLeft, withBen)],
    means: ['none', 'monitor'],
  },
  'only the leg of an external party is known': {
    said: [contact('external-1', 'EXTERNAL_OUTBOUND').ends('12:00:00', customerLeft)],
    means: ['none', 'external-party'],
  },
  'only the leg of a disconnect flow is known': {
    said: [contact('flow-1', 'DISCONNECT').ends('12:00:00', customerLeft)],
    means: ['none', 'flow-disconnect'],
  },
  'the customer drops with Amina, and the end of an external party’s leg was lost': {
    said: [external.starts('11:55:00'), call.ends('12:00:00', customerLeft, withAmina)],
    means: ['interrupted', 'amina', 'call-1', 'support', 'customer-disconnect'],
  },
  'an external party’s leg ends five seconds after Amina’s, and nobody says why': {
    said: [external.ends('12:00:05'), call.ends('12:00:00', undefined, withAmina)],
    means: ['unknown', 'call-1'],
  },
  'an external party’s leg lives longer than that, and nothing says why Amina’s ended: that is asked first': {
    said: [external.ends('12:00:05.001'), call.ends('12:00:00', undefined, withAmina)],
    means: ['unknown', 'call-1'],
  },
  'an external party’s leg lives longer than that, and Amina hung up: she had left the customer with them': {
    said: [external.ends('12:00:05.001'), call.ends('12:00:00', 'AGENT_DISCONNECT', withAmina)],
    means: ['none', 'external-party'],
  },
  'only the legs of a supervisor and of an external party are known': {
    said: [
      contact('monitor-1', 'MONITOR').ends('12:00:00', customerLeft, withBen),
      contact('external-1', 'EXTERNAL_OUTBOUND').ends('12:00:00', customerLeft),
    ],
    means: ['none', 'external-party'],
  },
  'a call that Amina dialled herself drops: it came through no queue': {
    said: [contact('call-1', 'OUTBOUND').ends('12:00:00', customerLeft, withAmina)],
    means: ['interrupted', 'amina', 'call-1', null, 'customer-disconnect'],
  },
  ...transferredConversations,
};
