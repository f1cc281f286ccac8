/** Runs in the page around the CCP: our host on the real library, with what it told written down. */
import type { AgentHost, ContactChange } from '../../../panel/hosts/agent-host.ts';
import type { Streams } from '../../../panel/hosts/ccp/streams.ts';
import { streamsHost } from '../../../panel/hosts/ccp/streams-host.ts';

export interface HostPage {
  readonly host: AgentHost;
  readonly changes: readonly ContactChange[];
  readonly opened: readonly (string | null)[];
}

const start = async (ccpUrl: string): Promise<HostPage> => {
  const { connect } = window as unknown as { connect: Streams };
  const host = await streamsHost(connect, document.body, { ccpUrl, region: 'us-east-1' });
  const changes: ContactChange[] = [];
  const opened: (string | null)[] = [];
  host.onContactChange((change) => changes.push(change));
  host.onOpenContact((contactId) => opened.push(contactId ?? null));
  return { host, changes, opened };
};

Object.assign(window, { startHost: start });
