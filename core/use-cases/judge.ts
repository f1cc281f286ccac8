/** Merges facts into a chain and judges what they mean under the queue's settings. */
import type { ReadQueueSettings } from '../contracts/queue-settings.ts';
import { type CallOut, callOutOf } from '../interruption/call-out.ts';
import { callbackProgress } from '../interruption/callback-progress.ts';
import type { Chain, Origin } from '../interruption/chain.ts';
import { type Facts, mergeFacts } from '../interruption/facts.ts';
import type { Inherited, Input, Judged } from '../interruption/input.ts';
import { policyOf } from '../interruption/policy.ts';
import { type Verdict, verdictOf } from '../interruption/verdict.ts';
import type { OutboundChecks, QueueSettingsSource } from '../ports.ts';
import type { EpochMs } from '../time.ts';
import type { Step } from './advance.ts';

export interface JudgeDeps {
  readonly settings: QueueSettingsSource;
  readonly checks: Pick<OutboundChecks, 'of'>;
}

/** What was learnt: facts, and possibly whose callback the conversation is. */
export interface News {
  readonly facts: Facts;
  readonly origin?: Origin | undefined;
}

export type Judge = (before: Chain, news: News, now: EpochMs) => Promise<Step>;

export const judge =
  (deps: JudgeDeps): Judge =>
  async (before, news, now) => {
    const facts = mergeFacts(before.facts, news.facts);
    const origin = before.origin ?? news.origin ?? null;
    if (facts === before.facts && origin === before.origin) return { chain: before, inputs: [] };
    const chain = { ...before, facts, origin };
    const judged = await judgedOf(deps, chain, now);
    return { chain, inputs: [judged, ...workEnded(before, facts)] };
  };

/** Our callbacks came through the holder's own queue: the interruption's queue decides for them. */
const inherit = (chain: Chain, verdict: Verdict): Verdict => {
  if (verdict.type !== 'interrupted' || verdict.drop.queueId !== null || chain.origin === null)
    return verdict;
  return { ...verdict, drop: { ...verdict.drop, queueId: chain.origin.queueId } };
};

const judgedOf = async (deps: JudgeDeps, chain: Chain, now: EpochMs): Promise<Judged> => {
  const { chainId, origin, facts } = chain;
  const inherited: Inherited | undefined = origin ?? undefined;
  const verdict = withUnsaidCallback(chain, unlessUnanswered(chain, inherit(chain, verdictOf(facts))));
  if (verdict.type !== 'interrupted') return { type: 'judged', chainId, verdict, inherited };
  const { drop } = verdict;
  const read = drop.queueId === null ? undefined : await deps.settings.of(drop.queueId);
  const callOut = await callOutFor(deps, drop.holder.agentId, read);
  const policy = policyOf({
    drop,
    settings: read,
    callbackCount: origin?.callbackCount ?? 0,
    callOut,
    isClosed: isAfter(facts[drop.holder.contactId]?.workEndedAt?.value, drop.droppedAt),
    now,
  });
  return { type: 'judged', chainId, verdict: { ...verdict, policy }, inherited };
};

const callOutFor = async (
  { checks }: JudgeDeps,
  agentId: string,
  read: ReadQueueSettings | undefined,
): Promise<CallOut> => {
  if (read?.type !== 'settings' || !read.settings.callbackEnabled) return 'unknown';
  const { outboundQueueId } = read.settings;
  return callOutOf(outboundQueueId === undefined ? undefined : await checks.of(agentId), outboundQueueId);
};

/** An agent who dials is on the line before the customer is: a callback that nobody answered broke nothing off. */
const unlessUnanswered = ({ origin, facts, chainId }: Chain, verdict: Verdict): Verdict => {
  if (verdict.type !== 'interrupted' || origin === null || origin.attempt === null) return verdict;
  const { type } = callbackProgress(facts, chainId);
  return type === 'failed' ? { type: 'none', reason: 'no-agent', leg: undefined } : verdict;
};

/** A callback that ended unanswered, without a reason, is worth asking about: the agent wants to know why. */
const withUnsaidCallback = (chain: Chain, verdict: Verdict): Verdict => {
  if (chain.origin === null || chain.origin.attempt === null || verdict.type !== 'none') return verdict;
  const progress = callbackProgress(chain.facts, chain.chainId);
  if (progress.type !== 'unsaid') return verdict;
  return { type: 'unknown', contactId: progress.contactId, leg: { contactId: progress.contactId } };
};

/** Only work that ends after the offer was made closes it: before, the agent had not seen it. */
const workEnded = (before: Chain, facts: Facts): Input[] => {
  if (before.interruption?.state !== 'offered') return [];
  const { contactId } = before.interruption.case.holder;
  const ended = facts[contactId]?.workEndedAt?.value;
  const isNew = before.facts[contactId]?.workEndedAt?.value !== ended;
  return isNew && isAfter(ended, before.interruption.case.droppedAt)
    ? [{ type: 'work-ended', contactId }]
    : [];
};

const isAfter = (workEndedAt: EpochMs | undefined, droppedAt: EpochMs): boolean =>
  workEndedAt !== undefined && workEndedAt > droppedAt;
