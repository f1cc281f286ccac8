/**
 * Finds out on which outbound queues an agent can call, when one of their pages has signed in: so that nobody is
 * asked to resume a call that they could not make.
 */
import type { OutboundChecks, OutboundDirectory, QueueSettingsSource } from '../ports.ts';

export interface CheckOutboundDeps {
  readonly checks: OutboundChecks;
  readonly directory: OutboundDirectory;
  readonly settings: QueueSettingsSource;
}

/** Asks Amazon Connect only when the last check of this agent is out of date. What cannot be found out stays unknown. */
export type CheckOutbound = (agentId: string) => Promise<void>;

export const checkOutbound =
  (deps: CheckOutboundDeps): CheckOutbound =>
  async (agentId) => {
    if (await deps.checks.of(agentId)) return;
    const queueIds = await deps.directory.queuesOf(agentId);
    if (!queueIds) return;
    const outbound = await outboundQueuesOf(deps, queueIds);
    const found = await Promise.all(
      outbound.map(
        async (queueId) => [queueId, await canCallOut(deps.directory, queueIds, queueId)] as const,
      ),
    );
    const known = found.filter(([, can]) => can !== undefined);
    await deps.checks.keep(
      agentId,
      Object.fromEntries(known.map(([queueId, can]) => [queueId, can === true])),
    );
  };

/** The outbound queues of the queues whose calls this agent takes. */
const outboundQueuesOf = async (
  { settings }: CheckOutboundDeps,
  queueIds: readonly string[],
): Promise<string[]> => {
  const reads = await Promise.all(queueIds.map((queueId) => settings.of(queueId)));
  const outbound = reads.flatMap((read) =>
    read?.type === 'settings' && read.settings.callbackEnabled ? (read.settings.outboundQueueId ?? []) : [],
  );
  return [...new Set(outbound)];
};

/** @returns undefined when Amazon Connect could not be asked */
export const canCallOut = async (
  directory: OutboundDirectory,
  queueIds: readonly string[],
  outboundQueueId: string,
): Promise<boolean | undefined> =>
  queueIds.includes(outboundQueueId) ? directory.hasCallerId(outboundQueueId) : false;
