/** `snapshot` of an agent update: the agent's state and contacts. Instants are Date objects, as the library needs. */
import type { Agent, Call, Contact, WorldSnapshot } from '../../desk/page/world.ts';
import type { CentreInfo } from '../centre-info.ts';
import { stateType } from './configuration.ts';
import { queueOf, stateArn } from './instance-names.ts';

/** A voice call that rings is `connecting`; after-contact work is `ended`: no state has its name (seen). */
const contactStates: Record<Contact['state'], string> = {
  incoming: 'connecting',
  connected: 'connected',
  'after-contact-work': 'ended',
  missed: 'missed',
};

/** Agent's leg, customer's leg. seen for the first three; assumed for `missed`. */
const legStates: Record<Contact['state'], readonly [agent: string, customer: string]> = {
  incoming: ['connecting', 'connected'],
  connected: ['connected', 'connected'],
  'after-contact-work': ['disconnected', 'disconnected'],
  missed: ['disconnected', 'connected'],
};

/** assumed: the names that the CCP shows; `Busy`, `AfterCallWork` and `CallingCustomer` are in the library. */
const busyNames: Record<Contact['state'], string> = {
  incoming: 'CallingCustomer',
  connected: 'Busy',
  'after-contact-work': 'AfterCallWork',
  missed: 'MissedCallAgent',
};

const callOf = (world: WorldSnapshot, contactId: string | undefined): Call | undefined =>
  world.calls.find((call) => call.contactId === contactId);

const legs = ({ contactId, state, direction, number, since, onHold }: Contact) => {
  const [agent, customer] = legStates[state];
  const leg = (type: string, legState: string, endpoint: object) => ({
    connectionId: `${contactId}-${type}`,
    type,
    initial: type !== 'agent',
    endpoint,
    state: { type: legState, timestamp: new Date(since) },
    mute: false,
  });
  return [
    leg('agent', agent, { type: 'agent', agentLogin: null, phoneNumber: null }),
    // documented (ConnectionStateType.HOLD); a consult's destination is not shown as a connection of its own.
    leg(direction, onHold ? 'hold' : customer, { type: 'phone_number', phoneNumber: number }),
  ];
};

const contactData = (info: CentreInfo, world: WorldSnapshot, contact: Contact) => {
  const { contactId, attributes, queueId, since, state } = contact;
  const timestamp = new Date(since);
  const queue = queueId === null ? null : queueOf(info, queueId);
  return {
    ...{ contactId, queue, queueTimestamp: timestamp },
    type: 'voice',
    initialContactId: null,
    relatedContactId: callOf(world, contactId)?.relatedContactId ?? null,
    // assumed: a call that the API dialled reaches its agent as OUTBOUND.
    initiationMethod: contact.direction,
    state: { type: contactStates[state], timestamp },
    attributes: Object.fromEntries(
      Object.entries(attributes).map(([name, value]) => [name, { name, value }]),
    ),
    segmentAttributes: {},
    references: {},
    contactFeatures: {},
    connections: legs(contact),
  };
};

export const snapshotOf = (info: CentreInfo, world: WorldSnapshot, agent: Agent) => {
  const [first] = agent.contacts;
  const name = first === undefined ? agent.status : busyNames[first.state];
  const since = new Date(first?.since ?? 0);
  const named = (state: string) => ({
    ...{ name: state, agentStateARN: stateArn(info, state) },
    ...{ type: stateType(state), startTimestamp: since },
  });
  return {
    state: named(name),
    nextState: agent.nextStatus === undefined ? null : named(agent.nextStatus),
    agentAvailabilityState: { state: name, timeStamp: since },
    contacts: agent.contacts.map((contact) => contactData(info, world, contact)),
    snapshotTimestamp: new Date(),
    skew: 0,
  };
};
