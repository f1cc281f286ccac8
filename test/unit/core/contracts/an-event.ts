/** A contact event as EventBridge delivers it, in the documented shape; change what the test is about. */
type Members = Readonly<Record<string, unknown>>;

const instance = 'arn:aws:connect:us-east-1:111122223333:instance/inst-1';

export const agentInfo: Members = {
  agentArn: `${instance}/agent/amina`,
  connectedToAgentTimestamp: '2026-11-23T11:58:00.000Z',
};
export const queueInfo: Members = {
  queueArn: `${instance}/queue/support`,
  queueType: 'STANDARD',
  enqueueTimestamp: '2026-11-23T11:57:00.000Z',
};

export const aDetail: Members = {
  eventType: 'DISCONNECTED',
  contactId: 'call-1',
  channel: 'VOICE',
  initiationMethod: 'INBOUND',
  instanceArn: instance,
  initiationTimestamp: '2026-11-23T11:56:00.000Z',
  disconnectTimestamp: '2026-11-23T12:00:00.000Z',
  disconnectReason: 'CUSTOMER_DISCONNECT',
  agentInfo,
  queueInfo,
  tags: { 'aws:connect:instanceId': 'inst-1' },
};

export const anEvent = (detail: Members = {}, envelope: Members = {}): Members => ({
  version: '0',
  id: 'event-1',
  'detail-type': 'Amazon Connect Contact Event',
  source: 'aws.connect',
  account: '111122223333',
  time: '2026-11-23T12:00:01Z',
  region: 'us-east-1',
  resources: [instance],
  detail: { ...aDetail, ...detail },
  ...envelope,
});

/** Some samples of the documentation write every key of the detail in PascalCase. */
export const inPascalCase = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const entries = Object.entries(value);
  return Object.fromEntries(
    entries.map(([key, inner]) => [key.charAt(0).toUpperCase() + key.slice(1), inPascalCase(inner)]),
  );
};
