/** Conversations as Amazon Connect tells them: what each event or look-up says, and whose interruption it was. */
import type { Facts } from '../../../core/interruption/facts.ts';
import { contact, type With } from './a-contact.ts';
import { at } from './lifecycle/the-day.ts';

const withAmina: With = { agentId: 'amina', since: '11:50:00' };
const withBen: With = { agentId: 'ben', since: '11:59:00' };

const call = contact('call-1', 'INBOUND', { queueId: 'support' });
const toBen = contact('to-ben', 'TRANSFER', { previousContactId: 'call-1' });
const toBilling = contact('to-billing', 'TRANSFER', { previousContactId: 'call-1', queueId: 'billing' });

interface Conversation {
  readonly said: readonly Facts[];
  /** The holder's agent, leg, queue and reason; or why there is none; or which leg to ask about. */
  readonly means:
    | readonly ['interrupted', string, string, string | null, string]
    | readonly ['none', string]
    | readonly ['unknown', string];
}

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
  'the customer drops while Ben is being rung for a blind transfer': {
    said: [
      toBen.starts('11:59:50'),
      toBen.ends('12:00:00', customerLeft),
      call.isLookedUp('12:00:05', {
        agentId: 'amina',
        connectedAt: at('11:50:00'),
        endedAt: at('11:59:50'),
        disconnectReason: agentLeft,
      }),
    ],
    means: ['interrupted', 'amina', 'call-1', 'support', 'transfer-not-accepted'],
  },
  'the customer drops three seconds after Amina started a blind transfer': {
    said: [
      toBen.starts('11:59:57'),
      toBen.ends('12:00:00', customerLeft),
      call.ends('11:59:57', agentLeft, withAmina),
    ],
    means: ['interrupted', 'amina', 'call-1', 'support', 'transfer-not-accepted'],
  },
  'a transfer was abandoned and its initiator is not known yet': {
    said: [toBen.starts('11:59:50'), toBen.ends('12:00:00', customerLeft)],
    means: ['unknown', 'call-1'],
  },
  'a transfer was abandoned whose earlier leg was that of a supervisor': {
    said: [
      contact('monitor-1', 'MONITOR').ends('11:59:50', agentLeft, withAmina),
      contact('to-ben', 'TRANSFER', { previousContactId: 'monitor-1' }).ends('12:00:00', customerLeft),
    ],
    means: ['none', 'no-agent'],
  },
  'Ben does not accept and Amina still has the customer': {
    said: [
      toBen.starts('11:59:30'),
      toBen.ends('12:00:00'),
      toBen.isLookedUp('12:00:05'),
      call.isLookedUp('12:00:06', { agentId: 'amina', connectedAt: at('11:50:00') }),
    ],
    means: ['none', 'still-with-agent'],
  },
  'Ben has accepted the transfer and the customer drops': {
    said: [
      call.ends('11:59:30', agentLeft, withAmina),
      toBen.starts('11:58:50'),
      toBen.isTaken(withBen),
      toBen.ends('12:00:00', customerLeft, withBen),
    ],
    means: ['interrupted', 'ben', 'to-ben', 'support', 'customer-disconnect'],
  },
  'Ben has accepted, the customer drops and the first leg was filtered away': {
    said: [toBen.starts('11:58:50'), toBen.ends('12:00:00', customerLeft, withBen)],
    means: ['unknown', 'call-1'],
  },
  'an agent of another queue has accepted: that queue decides': {
    said: [toBilling.starts('11:58:50'), toBilling.ends('12:00:00', customerLeft, withBen)],
    means: ['interrupted', 'ben', 'to-billing', 'billing', 'customer-disconnect'],
  },
  'the transfer is complete and Ben hangs up': {
    said: [
      call.ends('11:59:30', agentLeft, withAmina),
      toBen.starts('11:58:50'),
      toBen.ends('12:00:00', agentLeft, withBen),
    ],
    means: ['none', 'agent-disconnect'],
  },
  'the transfer is complete and the customer talks to Ben': {
    said: [call.ends('11:59:30', customerLeft, withAmina), toBen.starts('11:58:50'), toBen.isTaken(withBen)],
    means: ['none', 'still-with-agent'],
  },
  'the customer drops while Amina and Ben are both on the call': {
    said: [
      call.ends('12:00:00', customerLeft, withAmina),
      toBen.starts('11:58:50'),
      toBen.ends('12:00:02', agentLeft, withBen),
    ],
    means: ['interrupted', 'ben', 'to-ben', 'support', 'customer-disconnect'],
  },
  'both legs end together and only one event says why': {
    said: [
      call.ends('12:00:00', customerLeft, withAmina),
      toBen.starts('11:58:50'),
      toBen.ends('12:00:02', undefined, withBen),
    ],
    means: ['interrupted', 'ben', 'to-ben', 'support', 'customer-disconnect'],
  },
  'both legs end together and even Amazon Connect knows a reason for only one': {
    said: [
      toBen.starts('11:58:50'),
      toBen.ends('12:00:02', undefined, withBen),
      toBen.isLookedUp('12:00:05'),
      call.ends('12:00:00', 'TELECOM_PROBLEM', withAmina),
    ],
    means: ['interrupted', 'ben', 'to-ben', 'support', 'line-problem'],
  },
  'Ben was consulted, left three seconds ago, and the customer drops': {
    said: [
      toBen.starts('11:58:50'),
      toBen.ends('11:59:57', agentLeft, withBen),
      call.ends('12:00:00', customerLeft, withAmina),
    ],
    means: ['interrupted', 'amina', 'call-1', 'support', 'customer-disconnect'],
  },
  'Ben was consulted, left a minute ago, and the customer drops': {
    said: [
      toBen.starts('11:58:50'),
      toBen.ends('11:59:00', agentLeft, withBen),
      call.ends('12:00:00', customerLeft, withAmina),
    ],
    means: ['interrupted', 'amina', 'call-1', 'support', 'customer-disconnect'],
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
};
