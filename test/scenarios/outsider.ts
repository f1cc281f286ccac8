/** Someone who has nothing but `<url>/local.json`: the AWS SDK, a WebSocket, and plain HTTP. */
import { randomUUID } from 'node:crypto';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import * as v from 'valibot';
import { type AgentPage, openAgentPage } from '../../local/demo/agent-page.ts';
import { type LocalInfo, localInfo } from '../../local/desk/local-info.ts';

export const readLocalInfo = async (url: string): Promise<LocalInfo> =>
  v.parse(localInfo, await (await fetch(`${url}/local.json`)).json());

export const agentNamed = (info: LocalInfo, username: string): LocalInfo['agents'][number] => {
  const agent = info.agents.find((one) => one.username === username);
  if (!agent) throw new Error(`there is no agent ${username}`);
  return agent;
};

export const queueNamed = (info: LocalInfo, name: string): string => {
  const queue = info.queues.find((one) => one.name === name);
  if (!queue) throw new Error(`there is no queue ${name}`);
  return queue.id;
};

/** The page of an agent, after its first snapshot. */
export const signedIn = async (info: LocalInfo, username: string): Promise<AgentPage> => {
  const page = await openAgentPage({
    ...info,
    origin: info.allowedOrigin,
    token: agentNamed(info, username).token,
  });
  await page.until('the first snapshot', (frame) => (frame.type === 'snapshot' ? frame : undefined));
  return page;
};

export interface PastContact {
  readonly contactId: string;
  readonly number: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly queueId: string;
  readonly agentId: string;
}

/** Amazon Connect remembers this contact; nobody else has heard of it. */
export const seedContact = async (
  info: LocalInfo,
  given: Pick<PastContact, 'queueId' | 'agentId'> & Partial<PastContact>,
): Promise<PastContact> => {
  const contact = {
    contactId: randomUUID(),
    number: '+5511987654321',
    attributes: { protocol: '2026-000123', tier: 'gold' },
    ...given,
  };
  const answer = await fetch(`${info.endpoints.connect}/sim/contacts`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(contact),
  });
  if (!answer.ok) throw new Error(`the contact could not be seeded: ${answer.status} ${await answer.text()}`);
  return contact;
};

/** The detail of a DISCONNECTED event of a call that the customer's side ended just now. */
export const dropOf = ({ instanceArn }: LocalInfo, contact: PastContact): Record<string, unknown> => ({
  eventType: 'DISCONNECTED',
  contactId: contact.contactId,
  channel: 'VOICE',
  instanceArn,
  initiationMethod: 'INBOUND',
  initiationTimestamp: new Date(Date.now() - 240_000).toISOString(),
  disconnectTimestamp: new Date().toISOString(),
  disconnectReason: 'CUSTOMER_DISCONNECT',
  agentInfo: {
    agentArn: `${instanceArn}/agent/${contact.agentId}`,
    connectedToAgentTimestamp: new Date(Date.now() - 222_000).toISOString(),
  },
  queueInfo: { queueArn: `${instanceArn}/queue/${contact.queueId}`, queueType: 'STANDARD' },
});

export interface Bus {
  /** @param source Amazon Connect's unless given */
  put(detail: unknown, source?: string): Promise<void>;
  stop(): void;
}

export const busOf = ({ region, credentials, endpoints }: LocalInfo): Bus => {
  const client = new EventBridgeClient({ region, credentials, endpoint: endpoints.eventbridge });
  return {
    put: async (detail, source = 'aws.connect') => {
      const Detail = typeof detail === 'string' ? detail : JSON.stringify(detail);
      const { FailedEntryCount } = await client.send(
        new PutEventsCommand({
          Entries: [{ Source: source, DetailType: 'Amazon Connect Contact Event', Detail }],
        }),
      );
      if (FailedEntryCount) throw new Error('the bus refused the event');
    },
    stop: () => client.destroy(),
  };
};

interface ConnectRequest {
  readonly operation: string;
  readonly request: Readonly<Record<string, unknown>>;
}

/** What Amazon Connect was asked to call about this contact. */
export const callsFor = async (info: LocalInfo, contactId: string): Promise<ConnectRequest['request'][]> => {
  const requests = (await (await fetch(`${info.endpoints.connect}/sim/requests`)).json()) as ConnectRequest[];
  return requests
    .filter(
      ({ operation, request }) =>
        operation === 'StartOutboundVoiceContact' && request.RelatedContactId === contactId,
    )
    .map(({ request }) => request);
};
