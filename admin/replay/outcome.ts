/** What Rejoin would have made of a recorded conversation: one line of the replay. */
import type { QueueSettings, ReadQueueSettings } from '../../core/contracts/queue-settings.ts';
import type { ReasonCode } from '../../core/contracts/reason.ts';
import { refusalOf } from '../../core/interruption/policy.ts';
import type { Drop, KnownLeg, Verdict } from '../../core/interruption/verdict.ts';
import type { Lineage } from './lineage.ts';
import type { RecordedChain } from './recording.ts';
import type { RecordedSettings } from './settings-file.ts';
import { settle, wasFilteredAway } from './settle.ts';

/** What to make of a call whose events do not say why it ended. */
export type MissingReason = 'offer' | 'none' | 'unknown';

/** The members are the command's output, in this order. */
export interface Outcome {
  readonly chain: string;
  readonly verdict: 'offer' | 'none' | 'unknown';
  /** The holder's leg. */
  readonly contactId: string | null;
  /** The holder's Connect user id. */
  readonly agentId: string | null;
  readonly queueId: string | null;
  readonly reason: ReasonCode;
}

export interface Circumstances {
  readonly settings: RecordedSettings;
  readonly lineage: Lineage;
  readonly missingReason: MissingReason;
}

export const outcomeOf = (chain: RecordedChain, given: Circumstances): Outcome => {
  if (!chain.isVoice) return noHolder(chain, 'not-voice');
  const { verdict, isGuess } = settle(chain);
  if (verdict.type !== 'interrupted') return notInterrupted(chain, verdict);
  // The rules saw no agent at the end of the call, whatever its other events say.
  if (wasFilteredAway(chain)) return noHolder(chain, 'no-agent');
  const drop = { ...verdict.drop, queueId: verdict.drop.queueId ?? inheritedQueue(chain, given.lineage) };
  return dropped(chain, drop, given, isGuess && drop.queueId === null);
};

const noHolder = ({ chainId }: RecordedChain, reason: ReasonCode): Outcome => ({
  chain: chainId,
  verdict: 'none',
  contactId: null,
  agentId: null,
  queueId: null,
  reason,
});

const notInterrupted = (
  chain: RecordedChain,
  verdict: Exclude<Verdict, { type: 'interrupted' }>,
): Outcome => {
  const reason = verdict.type === 'none' ? verdict.reason : 'reason-missing';
  const { leg } = verdict;
  if (!leg) return noHolder(chain, reason);
  const agentId = leg.agentId?.value ?? chain.known[leg.contactId]?.agentId?.value ?? null;
  return {
    chain: chain.chainId,
    verdict: verdict.type,
    contactId: agentId === null ? null : leg.contactId,
    agentId,
    queueId: queueUpTo(chain, leg),
    reason,
  };
};

/** The last queue that the recording knows of, up to this leg. */
const queueUpTo = ({ known }: RecordedChain, { contactId }: Pick<KnownLeg, 'contactId'>): string | null => {
  const seen = new Set<string>();
  let current: string | undefined = contactId;
  while (current !== undefined && !seen.has(current)) {
    seen.add(current);
    const leg: RecordedChain['known'][string] | undefined = known[current];
    if (leg?.queueId) return leg.queueId.value;
    current = leg?.previousContactId?.value;
  }
  return null;
};

const ownQueue = (chain: RecordedChain): string | null => {
  const { verdict } = settle(chain);
  if (verdict.type === 'interrupted') return verdict.drop.queueId;
  return verdict.leg ? queueUpTo(chain, verdict.leg) : null;
};

const inheritedQueue = (chain: RecordedChain, lineage: Lineage): string | null => {
  for (const ancestor of lineage.ancestorsOf(chain)) {
    const queueId = ownQueue(ancestor);
    if (queueId !== null) return queueId;
  }
  return null;
};

/** The same settings, for a call whose missing reason is to be passed over. */
const whateverTheReason = (read: ReadQueueSettings): ReadQueueSettings => {
  if (read.type === 'broken') return read;
  const settings: QueueSettings = { ...read.settings, reasons: [...read.settings.reasons, 'reason-missing'] };
  return { type: 'settings', settings };
};

const dropped = (
  chain: RecordedChain,
  drop: Drop,
  { settings, lineage, missingReason }: Circumstances,
  isQueueAGuess: boolean,
): Outcome => {
  const { holder, queueId, reason } = drop;
  const outcome = (verdict: Outcome['verdict'], why: ReasonCode): Outcome => ({
    chain: chain.chainId,
    verdict,
    contactId: holder.contactId,
    agentId: holder.agentId,
    queueId,
    reason: why,
  });
  const isUnsaid = reason === 'reason-missing';
  if (isUnsaid && isQueueAGuess && missingReason === 'unknown') return outcome('unknown', reason);
  const read = queueId === null ? undefined : settings.of(queueId);
  const answer = refusalOf({
    drop,
    settings: read && isUnsaid ? whateverTheReason(read) : read,
    callbackCount: lineage.callbackCountOf(chain),
  });
  if ('type' in answer && answer.type === 'refuse') return outcome('none', answer.reason);
  return outcome(isUnsaid ? missingReason : 'offer', reason);
};
