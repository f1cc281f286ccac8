import { epochMsOf } from '../../../core/time.ts';
import { connectAfterContactWork } from '../../../lambdas/adapters/connect-after-contact-work.ts';
import { connectAgentPresence } from '../../../lambdas/adapters/connect-agent-presence.ts';
import { connectCallEnder } from '../../../lambdas/adapters/connect-call-ender.ts';
import { connectCallStarter } from '../../../lambdas/adapters/connect-call-starter.ts';
import { connectContactAttributes } from '../../../lambdas/adapters/connect-contact-attributes.ts';
import { connectContactDirectory } from '../../../lambdas/adapters/connect-contact-directory.ts';
import { connectOpeningHours } from '../../../lambdas/adapters/connect-opening-hours.ts';
import { connectOriginalAttributes } from '../../../lambdas/adapters/connect-original-attributes.ts';
import { connectOutboundDirectory } from '../../../lambdas/adapters/connect-outbound-directory.ts';
import { TurnedClock } from '../../in-memory/clock.ts';
import { CrashPlan } from '../../in-memory/crash.ts';
import { InMemoryConnect } from '../../in-memory/in-memory-connect.ts';
import { inMemoryGuards } from '../../in-memory/in-memory-guards.ts';
import { InMemoryOutbound } from '../../in-memory/in-memory-outbound.ts';
import {
  ana,
  caller,
  greetAndQueue,
  instanceId,
  sales,
  salesNumber,
  silent,
  smallCentre,
  support,
} from '../../unit/connect/small-centre.ts';
import { type AskedConnect, amazonConnectContract } from './amazon-connect-contract.ts';

const attributesAtFirst = { protocol: 'P-1' };
const forbiddenNumber = '+979123456789';

const inMemory = async (): Promise<AskedConnect> => {
  const connect = new InMemoryConnect(new CrashPlan());
  const clock = new TurnedClock();
  const outbound = new InMemoryOutbound(clock);
  const { hours, closed } = inMemoryGuards();
  const dropped = { contactId: 'call-1', agentId: ana, queueId: sales, customerNumber: caller };
  connect.contacts.set(dropped.contactId, {
    ...dropped,
    initiationMethod: 'INBOUND',
    previousContactId: undefined,
    initiatedAt: clock.now(),
    answeredAt: undefined,
    connectedAt: clock.now(),
    endedAt: epochMsOf(clock.now() + 60_000),
    disconnectReason: 'TELECOM_PROBLEM',
    attributes: attributesAtFirst,
    nextContactIds: [],
  });
  connect.forbidden.add(forbiddenNumber);
  outbound.profiles.set(ana, [sales, silent]);
  outbound.withoutCallerId.add(silent);
  closed.add(support);
  const { attributes, originals, presence, calls } = connect;
  return {
    ...{
      contacts: connect,
      starter: connect,
      ender: connect,
      work: connect,
      attributes,
      originals,
      presence,
    },
    ...{ outbound, hours, dropped, attributesAtFirst, forbiddenNumber },
    ...{ queueWithoutCallerId: silent, closedQueue: support },
    callsMade: () => calls.length,
    takesABreak: async () => connect.away.add(ana),
    exhaust: async () => {
      connect.isOverRate = () => true;
    },
  };
};

/** The adapters and the real client, over HTTP, against the laptop's Amazon Connect. */
const overTheWire = async (): Promise<AskedConnect> => {
  const { connect, client, sim, clock, callWithAna } = await smallCentre({
    centre: {
      queues: [
        { id: sales, name: 'Sales', outboundCallerId: salesNumber },
        { id: support, name: 'Support', isOpen: () => false },
        { id: silent, name: 'No caller id' },
      ],
      agents: [
        { id: ana, username: 'ana', name: 'Ana Lima', queueIds: [sales, silent] },
        { id: 'bob', username: 'bob', name: 'Bob Stone', queueIds: [sales] },
      ],
    },
  });
  const contactId = await callWithAna();
  await clock.turn(60_000);
  await sim(`/calls/${contactId}/drop`, { reason: 'TELECOM_PROBLEM' });
  await clock.turn(1_000);
  const { id } = connect.flows.add({ name: 'Callback', type: 'CONTACT_FLOW', content: greetAndQueue() });
  const asked = {
    ...{ client, instanceId, contactFlowId: id },
    clock: () => epochMsOf(clock.now()),
    onUnanswered: () => undefined,
  };
  const starter = connectCallStarter(asked);
  const dropped = { contactId, agentId: ana, queueId: sales, customerNumber: caller };
  const callsMade = () => connect.world().calls.filter(({ kind }) => kind === 'callback').length;
  return {
    contacts: connectContactDirectory(asked),
    starter,
    ender: connectCallEnder(asked),
    work: connectAfterContactWork(asked),
    attributes: connectContactAttributes(asked),
    originals: connectOriginalAttributes(asked),
    presence: connectAgentPresence(asked),
    outbound: connectOutboundDirectory(asked),
    hours: connectOpeningHours(asked),
    ...{ dropped, attributesAtFirst, forbiddenNumber, callsMade },
    ...{ queueWithoutCallerId: silent, closedQueue: support },
    takesABreak: () => sim('/agents/ana/status', { status: 'Break' }),
    exhaust: async () => {
      const order = {
        ...{ destination: caller, outboundQueueId: sales, relatedContactId: contactId },
        ...{ attributes: {}, ringSeconds: 45 },
      };
      for (let call = 0; call < burst; call += 1) await starter.start({ ...order, token: `before-${call}` });
    },
  };
};

/** documented: two requests a second, five at once. */
const burst = 5;

amazonConnectContract('in memory', inMemory);
amazonConnectContract('over the wire', overTheWire);
