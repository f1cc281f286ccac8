/**
 * Places the callback of an attempt, at most once.
 *
 *   wait for the turn ──> one look at the contact ──> count the call against the limits
 *     ──> raise the fence ──> ask for the call ──> placed | refused | postponed
 *                └── crash, time-out, lost answer ──> unknown, never dialled again
 *
 * Amazon Connect's ClientToken is set, but it is not the guard: what a token does once its first call has
 * ended is undocumented (StartOutboundVoiceContact, API reference).
 */

import type { FailureReason } from '../contracts/reason.ts';
import type { DialMessage } from '../contracts/work-message.ts';
import { AppError } from '../errors.ts';
import type { Chain } from '../interruption/chain.ts';
import type { Input } from '../interruption/input.ts';
import type { Dialling } from '../interruption/interruption.ts';
import type { AgentSockets, CallRequest, CallResult, CallStarter, WorkQueues } from '../ports.ts';
import { later, seconds } from '../time.ts';
import type { Advance, Advanced } from './advance.ts';
import { type DialGuardDeps, refusalOfGuards } from './dial-guards.ts';
import { type DialTurnDeps, dialTurn } from './dial-turn.ts';
import { originFor } from './origin.ts';
import { type PrepareCallDeps, prepareCall, type ReadyCall } from './prepare-call.ts';
import type { ReportCallback } from './report-callback.ts';

export interface DialDeps extends PrepareCallDeps, DialTurnDeps, DialGuardDeps {
  readonly advance: Advance;
  readonly calls: CallStarter;
  readonly sockets: AgentSockets;
  /** How Amazon Connect names a queue to softphones. */
  readonly queueArn: (queueId: string) => string;
  readonly queues: WorkQueues;
  readonly reportCallback: ReportCallback;
}

export type Dial = (message: DialMessage) => Promise<void>;

/** Longer than the dialling function may run: a claim of that age belongs to one that died. */
const claimTimeout = seconds(25);
/** DescribeContact lags by seconds: asked so often, two seconds apart, before the call is refused. */
const describeTries = 5;
const postponements = 8;

export const dial =
  (deps: DialDeps): Dial =>
  async (message) => {
    const chain = await deps.chains.load(message.interruptionId);
    const { interruption } = chain;
    if (interruption?.state !== 'dialling' || interruption.attempt.number !== message.attempt)
      return finish(deps, message.interruptionId);
    switch (interruption.attempt.step) {
      case 'placed':
        return linkCallback(deps, chain, message.attempt, interruption.attempt.contactId ?? '');
      case 'calling':
        return resolveClaim(deps, interruption);
      case 'requested':
        return place(deps, interruption, message);
    }
  };

/** There is nothing to dial; but whoever brought that about may have died before their effects were carried out. */
const finish = async (deps: DialDeps, interruptionId: string): Promise<void> => {
  await deps.advance(interruptionId, (before) => ({ chain: before, inputs: [] }));
};

const put = async (deps: DialDeps, interruptionId: string, input: Input): Promise<Advanced> =>
  deps.advance(interruptionId, (before) => ({ chain: before, inputs: [input] }));

/** Someone raised the fence before us: they are still at it, or they died and nobody can tell. */
const resolveClaim = async (deps: DialDeps, { id, attempt }: Dialling): Promise<void> => {
  if (deps.clock() < later(attempt.claimedAt ?? attempt.requestedAt, claimTimeout))
    throw new AppError(
      'dial-in-flight',
      'later',
      `attempt ${attempt.number} of ${id} is being dialled elsewhere`,
    );
  await put(deps, id, { type: 'dial-ambiguous', attempt: attempt.number });
};

/** Someone may have raised the fence meanwhile: were our message done with, and they dead, nobody would come again. */
const afterOthers = async (
  deps: DialDeps,
  { chain: { interruption } }: Advanced,
  attempt: number,
): Promise<void> => {
  if (interruption?.state !== 'dialling' || interruption.attempt.number !== attempt) return;
  if (interruption.attempt.step === 'calling') await resolveClaim(deps, interruption);
};

const place = async (deps: DialDeps, interruption: Dialling, message: DialMessage): Promise<void> => {
  const turn = await dialTurn(deps, interruption, message);
  if (turn.type === 'lost') return giveUp(deps, interruption, turn.reason);
  const inTurn = { ...message, turn: turn.turn };
  if (turn.type === 'wait') return deps.queues.dial(inTurn, turn.at - deps.clock());
  const prepared = await prepareCall(deps, interruption);
  if (prepared.type === 'not-yet' && message.tries < describeTries)
    return deps.queues.dial({ ...inTurn, tries: message.tries + 1 }, seconds(2));
  if (prepared.type !== 'ready') return giveUp(deps, interruption, prepared.reason);
  const refusal = await refusalOfGuards(deps, interruption, prepared.request.destination);
  if (refusal) return giveUp(deps, interruption, refusal);
  return call(deps, interruption, prepared, message);
};

/** Before the fence: nobody was called. */
const giveUp = async (
  deps: DialDeps,
  { id, attempt: { number: attempt } }: Dialling,
  reason: FailureReason,
): Promise<void> => {
  const refused = await put(deps, id, { type: 'dial-refused', attempt, reason, claimed: false });
  return afterOthers(deps, refused, attempt);
};

const call = async (
  deps: DialDeps,
  interruption: Dialling,
  { request, ...claimed }: ReadyCall,
  message: DialMessage,
): Promise<void> => {
  const {
    id,
    attempt: { number: attempt },
    case: { settings },
  } = interruption;
  const claim = await put(deps, id, { ...claimed, type: 'dial-claimed', attempt });
  if (!claim.answer.ok) return afterOthers(deps, claim, attempt);
  if (settings.dialMode === 'agent') return handOver(deps, interruption, request);
  await settle(deps, claim.chain, message, await start(deps, request));
};

/** The agent's own softphone calls. Their page says what became of it; if it says nothing, nobody can tell. */
const handOver = async (
  { sockets, queueArn }: DialDeps,
  { id, attempt, case: { holder, settings } }: Dialling,
  { destination, outboundQueueId, relatedContactId }: CallRequest,
): Promise<void> =>
  sockets.push(holder.agentId, {
    type: 'dial',
    interruptionId: id,
    attempt: attempt.number,
    requestId: attempt.requestId,
    phoneNumber: destination,
    queueArn: queueArn(outboundQueueId),
    relatedContactId,
    clearFirst: settings.clearBeforeDial ? holder.contactId : null,
  });

/** Whatever is not a clear answer is a call that may exist. */
const start = async (deps: DialDeps, request: CallRequest): Promise<CallResult | { type: 'ambiguous' }> => {
  try {
    return await deps.calls.start(request);
  } catch {
    return { type: 'ambiguous' };
  }
};

const settle = async (
  deps: DialDeps,
  claimed: Chain,
  { interruptionId, attempt, tries }: DialMessage,
  result: CallResult | { type: 'ambiguous' },
): Promise<void> => {
  switch (result.type) {
    case 'placed':
      return linkCallback(deps, claimed, attempt, result.contactId);
    case 'refused':
      await put(deps, interruptionId, {
        type: 'dial-refused',
        attempt,
        reason: result.reason,
        claimed: true,
      });
      return;
    case 'postponed': {
      const input: Input =
        tries < postponements
          ? { type: 'dial-postponed', attempt, tries: tries + 1 }
          : { type: 'dial-refused', attempt, reason: 'throttled', claimed: true };
      await put(deps, interruptionId, input);
      return;
    }
    case 'ambiguous':
      await put(deps, interruptionId, { type: 'dial-ambiguous', attempt });
  }
};

/** The callback's events may have come first: what they said is told to the interruption now. May be repeated. */
const linkCallback = async (
  deps: DialDeps,
  claimed: Chain,
  attempt: number,
  contactId: string,
): Promise<void> => {
  const { interruption, chainId } = claimed;
  await put(deps, chainId, { type: 'dial-placed', attempt, contactId });
  if (interruption?.state !== 'dialling') return;
  const origin = originFor(interruption, attempt);
  const { chain } = await deps.advance(contactId, (before) => ({
    chain: before.origin ? before : { ...before, origin },
    inputs: [],
  }));
  await deps.reportCallback(chain);
};
