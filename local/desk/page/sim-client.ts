/** The desk's hands: everything the caller and the agent's softphone can do, over the simulator's HTTP interface. */
import * as v from 'valibot';
import { type WorldSnapshot, worldSnapshot } from './world.ts';

export type CallAction = 'hangup' | 'drop' | 'answer' | 'busy' | 'ignore';
export type AgentAction = 'accept' | 'hangup' | 'clear' | 'hold' | 'retrieve' | 'join' | 'complete';

export interface TransferOrder {
  readonly kind: 'blind' | 'assisted';
  readonly agent?: string;
  readonly queueId?: string;
}

export interface NewCall {
  readonly from: string;
  readonly queueId: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** The simulator says in `error` what it refuses and why. */
const refusalOf = (text: string): string | undefined => {
  try {
    const refusal = v.safeParse(v.object({ error: v.string() }), JSON.parse(text));
    return refusal.success ? refusal.output.error : undefined;
  } catch {
    return undefined;
  }
};

const post = async (path: string, body: unknown): Promise<unknown> => {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(refusalOf(text) ?? `POST ${path} answered ${response.status}: ${text}`);
  return text === '' ? undefined : JSON.parse(text);
};

export const placeCall = (call: NewCall): Promise<unknown> => post('/sim/calls', call);

export const actOnCall = (contactId: string, action: CallAction): Promise<unknown> =>
  post(`/sim/calls/${encodeURIComponent(contactId)}/${action}`, {});

export const actAsAgent = (agentId: string, action: AgentAction, contactId: string): Promise<unknown> =>
  post(`/sim/agents/${encodeURIComponent(agentId)}/${action}`, { contactId });

export const transferCall = (agentId: string, contactId: string, order: TransferOrder): Promise<unknown> =>
  post(`/sim/agents/${encodeURIComponent(agentId)}/transfer`, { contactId, ...order });

export const setStatus = (agentId: string, status: string): Promise<unknown> =>
  post(`/sim/agents/${encodeURIComponent(agentId)}/status`, { status });

export interface WorldWatcher {
  readonly seen: (world: WorldSnapshot) => void;
  /** Are the events flowing? Server-sent events reconnect by themselves. */
  readonly live: (isLive: boolean) => void;
  readonly unreadable: (problem: string) => void;
}

export const watchWorld = (watcher: WorldWatcher): void => {
  const stream = new EventSource('/sim/world/stream');
  stream.onopen = () => watcher.live(true);
  stream.onerror = () => watcher.live(false);
  stream.onmessage = (message) => {
    const parsed = v.safeParse(worldSnapshot, JSON.parse(message.data));
    if (parsed.success) watcher.seen(parsed.output);
    else
      watcher.unreadable(`The simulator sent something this page cannot read: ${v.summarize(parsed.issues)}`);
  };
};
