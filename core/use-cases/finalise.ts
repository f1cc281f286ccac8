/**
 * The agent closes a case: first the answers are kept as contact attributes, then the interruption ends.
 *
 *   may it be finalised so? ──> save the answers ──> end it
 *           │ no                     │ failed
 *           └── told why             └── on the ledger, told; the card stays open
 *
 * Saving may be repeated: a page that heard nothing sends the same request again, and a crash in between loses
 * nothing.
 */
import type { ClientFrame } from '../contracts/agent-socket.ts';
import { isAppError } from '../errors.ts';
import { answered, isAnswered } from '../interruption/answers.ts';
import { type Answer, refused } from '../interruption/decision.ts';
import type { Finalised } from '../interruption/input.ts';
import { decide } from '../interruption/lifecycle/decide.ts';
import type { Chains, Clock, ContactAttributes, SaveResult } from '../ports.ts';
import type { Advance } from './advance.ts';

export interface FinaliseDeps {
  readonly advance: Advance;
  readonly chains: Chains;
  readonly attributes: ContactAttributes;
  readonly clock: Clock;
}

export type Finalise = (
  agentId: string,
  frame: Extract<ClientFrame, { type: 'finalise' }>,
) => Promise<Answer>;

/** @throws what kept the answers from being saved, once it is on the ledger */
export const finalise =
  (deps: FinaliseDeps): Finalise =>
  async (agentId, { interruptionId, requestId, fields: answers }) => {
    const input: Finalised = { type: 'finalised', agentId, requestId, answers };
    if (isAnswered(answers) && (await wouldEnd(deps, interruptionId, input))) {
      const saved = await save(deps, interruptionId, input);
      if (saved.type === 'refused') return refused('not-possible', refusalInWords(saved.code));
    }
    const { answer } = await deps.advance(interruptionId, (before) => ({ chain: before, inputs: [input] }));
    return answer;
  };

/** False as well for a request that was accepted before: its answers are kept already. */
const wouldEnd = async (deps: FinaliseDeps, interruptionId: string, input: Finalised): Promise<boolean> => {
  const { interruption } = await deps.chains.load(interruptionId);
  const decision = decide(interruption, input, deps.clock());
  return decision.answer.ok && decision.interruption !== interruption;
};

const save = async (deps: FinaliseDeps, interruptionId: string, input: Finalised): Promise<SaveResult> => {
  const failed = (reason: string) =>
    deps.advance(interruptionId, (before) => ({
      chain: before,
      inputs: [{ type: 'save-failed', agentId: input.agentId, reason }],
    }));
  try {
    const result = await deps.attributes.save(interruptionId, answered(input.answers));
    if (result.type === 'refused') await failed(result.code);
    return result;
  } catch (error) {
    await failed(isAppError(error) ? error.code : 'no-answer');
    throw error;
  }
};

const refusalInWords = (code: string): string =>
  `Amazon Connect refused to keep the answers (${code}), and nothing was closed: shorten long answers and finalise again, or tell your administrator`;
