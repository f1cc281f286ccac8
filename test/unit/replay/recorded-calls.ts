/** Recorded contact events in the documented shapes, told as stories about Amina, Ben and their callers. */

export type RecordedCall = readonly object[];

export const instance =
  'arn:aws:connect:eu-west-1:111122223333:instance/12345678-1234-1234-1234-123456789012';

/** Seconds of the recorded morning. */
export const at = (seconds: number): string => new Date(Date.UTC(2026, 10, 23, 9, 0, seconds)).toISOString();

export const eventOf = (second: number, detail: object): object => ({
  version: '0',
  id: `${JSON.stringify(detail).length}-${second}`,
  'detail-type': 'Amazon Connect Contact Event',
  source: 'aws.connect',
  account: '111122223333',
  time: at(second).replace('.000', ''),
  region: 'eu-west-1',
  resources: [instance],
  detail,
});

const agentInfo = (agentId: string, joined: number, holdSeconds: number) => ({
  agentArn: `${instance}/agent/${agentId}`,
  connectedToAgentTimestamp: at(joined),
  agentInitiatedHoldDuration: holdSeconds,
});

const queueInfo = ({ queueId, agentQueueOf }: Leg) => {
  if (queueId) return { queueInfo: { queueArn: `${instance}/queue/${queueId}`, queueType: 'STANDARD' } };
  const ofAgent = { queueArn: `${instance}/queue/agent/${agentQueueOf}`, queueType: 'AGENT' };
  return agentQueueOf ? { queueInfo: ofAgent } : {};
};

export interface Leg {
  readonly contactId: string;
  readonly initialContactId?: string;
  readonly previousContactId?: string;
  readonly relatedContactId?: string;
  readonly initiationMethod?: string;
  readonly queueId?: string;
  readonly agentId?: string;
  readonly channel?: string;
  readonly from: number;
  readonly joined?: number;
  /** A leg without an end lives on. */
  readonly to?: number;
  /** null is written as null; undefined leaves the member out. */
  readonly reason?: string | null | undefined;
  /** The agent's own queue, by which a call comes that is transferred to an agent. */
  readonly agentQueueOf?: string;
  readonly holdSeconds?: number;
}

const linksOf = ({ contactId, initialContactId, previousContactId, relatedContactId }: Leg) => ({
  contactId,
  ...(initialContactId && { initialContactId }),
  ...(previousContactId && { previousContactId }),
  ...(relatedContactId && { relatedContactId }),
});

/** All events of one leg: initiated, connected to an agent if any, disconnected, completed. */
export const legEvents = (leg: Leg): RecordedCall => {
  const { from, agentId } = leg;
  const joined = leg.joined ?? from + 10;
  const base = {
    ...linksOf(leg),
    channel: leg.channel ?? 'VOICE',
    instanceArn: instance,
    initiationMethod: leg.initiationMethod ?? 'INBOUND',
    initiationTimestamp: at(from),
    ...queueInfo(leg),
  };
  const withAgent = agentId ? { ...base, agentInfo: agentInfo(agentId, joined, leg.holdSeconds ?? 0) } : base;
  return [
    eventOf(from, { ...base, eventType: 'INITIATED' }),
    ...(agentId ? [eventOf(joined, { ...withAgent, eventType: 'CONNECTED_TO_AGENT' })] : []),
    ...endEvents(leg, withAgent),
  ];
};

/** After-contact work takes half a minute; without an agent there is none (documented). */
const endEvents = ({ to, reason, agentId }: Leg, base: object): RecordedCall => {
  if (to === undefined) return [];
  const said = reason === undefined ? {} : { disconnectReason: reason };
  const ended = { ...base, disconnectTimestamp: at(to), ...said };
  return [
    eventOf(to, { ...ended, eventType: 'DISCONNECTED' }),
    eventOf(agentId ? to + 30 : to, { ...ended, eventType: 'COMPLETED' }),
  ];
};

export const aminasCall = {
  contactId: 'call-1',
  queueId: 'support',
  agentId: 'amina',
  from: 0,
  to: 100,
  reason: 'CUSTOMER_DISCONNECT',
} satisfies Leg;

export const withoutReason = ({ reason: _, ...leg }: Leg): Leg => leg;

/** Amina hands the caller over to Ben and leaves; nothing but Amina's leg names the queue. */
export const handedOver = (bens: Partial<Leg>): RecordedCall => [
  ...legEvents({ ...aminasCall, to: 60, reason: 'AGENT_DISCONNECT' }),
  ...legEvents({
    contactId: 'call-1-ben',
    initialContactId: 'call-1',
    previousContactId: 'call-1',
    initiationMethod: 'TRANSFER',
    from: 50,
    to: 120,
    reason: 'CUSTOMER_DISCONNECT',
    ...bens,
  }),
];

/** Rejoin called back for another call; the holder took it from their own queue, which is no STANDARD one. */
export const callback = (leg: Partial<Leg> & Pick<Leg, 'contactId' | 'relatedContactId'>): RecordedCall =>
  legEvents({
    initiationMethod: 'API',
    agentId: 'amina',
    from: 200,
    to: 300,
    reason: 'CUSTOMER_DISCONNECT',
    ...leg,
  });
