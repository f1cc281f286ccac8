/** Conversations that an agent handed on, or tried to. */
import type { Facts } from '../../../core/interruption/facts.ts';
import { contact, type With } from './a-contact.ts';
import { at } from './lifecycle/the-day.ts';

const withAmina: With = { agentId: 'amina', since: '11:50:00' };
const withBen: With = { agentId: 'ben', since: '11:59:00' };

const call = contact('call-1', 'INBOUND', { queueId: 'support' });
const toBen = contact('to-ben', 'TRANSFER', { previousContactId: 'call-1' });
const toBilling = contact('to-billing', 'TRANSFER', { previousContactId: 'call-1', queueId: 'billing' });

export interface Conversation {
  readonly said: readonly Facts[];
  /** The holder's agent, leg, queue and reason; or why there is none; or which leg to ask about. */
  readonly means:
    | readonly ['interrupted', string, string, string | null, string]
    | readonly ['none', string]
    | readonly ['unknown', string];
}

const customerLeft = 'CUSTOMER_DISCONNECT';
const agentLeft = 'AGENT_DISCONNECT';

export const transferredConversations: Readonly<Record<string, Conversation>> = {
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
  'Ben was consulted and left three seconds ago, and his leg does not say why it ended': {
    said: [
      toBen.starts('11:58:50'),
      toBen.ends('11:59:57', undefined, withBen),
      call.ends('12:00:00', customerLeft, withAmina),
    ],
    means: ['unknown', 'to-ben'],
  },
  'Ben was consulted and left three seconds ago, and nobody can say why': {
    said: [
      toBen.starts('11:58:50'),
      toBen.ends('11:59:57', undefined, withBen),
      toBen.isLookedUp('12:00:05'),
      call.ends('12:00:00', customerLeft, withAmina),
    ],
    means: ['interrupted', 'amina', 'call-1', 'support', 'customer-disconnect'],
  },
  'Amina started a blind transfer three seconds before the drop, and her leg does not say why it ended': {
    said: [
      toBen.starts('11:59:50'),
      call.ends('11:59:57', undefined, withAmina),
      toBen.ends('12:00:00', customerLeft),
    ],
    means: ['unknown', 'call-1'],
  },
  'Amina takes a transfer back and hangs up two seconds later': {
    said: [
      toBen.starts('11:59:50'),
      toBen.ends('11:59:58', customerLeft),
      call.ends('12:00:00', agentLeft, withAmina),
    ],
    means: ['none', 'agent-disconnect'],
  },
  'Amina was asked about while she had the customer again, and then the call ends without a reason': {
    said: [
      toBen.starts('11:59:00'),
      toBen.ends('11:59:20', 'OTHER'),
      call.isLookedUp('11:59:25', { agentId: 'amina', connectedAt: at('11:50:00') }),
      call.ends('12:00:00', undefined, withAmina),
    ],
    means: ['unknown', 'call-1'],
  },
  'Ben’s leg ends without a reason that anybody knows, and Amina hangs up after it': {
    said: [
      toBen.starts('11:58:50'),
      toBen.ends('11:59:57', undefined, withBen),
      toBen.isLookedUp('12:00:05'),
      call.ends('12:00:00', agentLeft, withAmina),
    ],
    means: ['none', 'agent-disconnect'],
  },
  'the customer drops in a third queue, to which a flow sent on what Amina had transferred': {
    said: [
      call.ends('11:50:00', agentLeft, withAmina),
      toBilling.starts('11:49:50'),
      toBilling.ends('11:55:00', 'OTHER'),
      contact('to-overflow', 'QUEUE_TRANSFER', {
        previousContactId: 'to-billing',
        queueId: 'overflow',
      }).ends('12:00:00', customerLeft),
    ],
    means: ['interrupted', 'amina', 'call-1', 'support', 'transfer-not-accepted'],
  },
  'the customer drops in a queue to which a flow sent the call before any agent had it': {
    said: [
      contact('to-overflow', 'QUEUE_TRANSFER', { previousContactId: 'call-1', queueId: 'overflow' }).ends(
        '12:00:00',
        customerLeft,
      ),
      call.isLookedUp('12:00:05', { endedAt: at('11:59:00') }),
    ],
    means: ['none', 'no-agent'],
  },
};
