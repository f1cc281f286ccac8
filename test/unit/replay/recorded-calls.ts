/** Recorded contact events in the documented shapes, told as stories about Amina, Ben and their callers. */

export type RecordedCall = readonly object[];

export const instance =
  'arn:aws:connect:eu-west-1:111122223333:instance/12345678-1234-1234-1234-123456789012';

const at = (seconds: number): string => new Date(Date.UTC(2026, 9, 5, 9, 0, seconds)).toISOString();

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

const agentInfo = (agentId: string, joined: number) => ({
  agentArn: `${instance}/agent/${agentId}`,
  connectedToAgentTimestamp: at(joined),
  agentInitiatedHoldDuration: 0,
});

const queueInfo = (queueId: string) => ({
  queueArn: `${instance}/queue/${queueId}`,
  queueType: 'STANDARD',
});

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
  readonly to: number;
  readonly reason?: string;
}

const linksOf = ({ contactId, initialContactId, previousContactId, relatedContactId }: Leg) => ({
  contactId,
  ...(initialContactId && { initialContactId }),
  ...(previousContactId && { previousContactId }),
  ...(relatedContactId && { relatedContactId }),
});

/** All events of one leg: initiated, connected to an agent if any, disconnected, completed. */
export const legEvents = (leg: Leg): RecordedCall => {
  const { from, to, reason, agentId, queueId } = leg;
  const joined = leg.joined ?? from + 10;
  const base = {
    ...linksOf(leg),
    channel: leg.channel ?? 'VOICE',
    instanceArn: instance,
    initiationMethod: leg.initiationMethod ?? 'INBOUND',
    initiationTimestamp: at(from),
    ...(queueId && { queueInfo: queueInfo(queueId) }),
  };
  const withAgent = agentId ? { ...base, agentInfo: agentInfo(agentId, joined) } : base;
  const ended = { ...withAgent, disconnectTimestamp: at(to), ...(reason && { disconnectReason: reason }) };
  return [
    eventOf(from, { ...base, eventType: 'INITIATED' }),
    ...(agentId ? [eventOf(joined, { ...withAgent, eventType: 'CONNECTED_TO_AGENT' })] : []),
    eventOf(to, { ...ended, eventType: 'DISCONNECTED' }),
    eventOf(to + 30, { ...ended, eventType: 'COMPLETED' }),
  ];
};

export const aminasCall: Leg = {
  contactId: 'call-1',
  queueId: 'support',
  agentId: 'amina',
  from: 0,
  to: 100,
  reason: 'CUSTOMER_DISCONNECT',
};

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
