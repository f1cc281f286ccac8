/** What an agent says over the socket, and what they get back. */
import type { ClientFrame, ServerFrame } from '../contracts/agent-socket.ts';
import { type Answer, accepted } from '../interruption/decision.ts';
import type { Input } from '../interruption/input.ts';
import { dueAt } from '../interruption/lifecycle/closing.ts';
import { isHolder, notOwner } from '../interruption/lifecycle/holding.ts';
import { viewFor } from '../interruption/view.ts';
import type { ChainLists, Chains, Clock, ContactAttributes, WorkQueues } from '../ports.ts';
import { later, seconds } from '../time.ts';
import { type Advance, safetyNet } from './advance.ts';
import { finalise } from './finalise.ts';

export interface AnswerAgentDeps {
  readonly advance: Advance;
  readonly chains: Chains;
  readonly lists: ChainLists;
  readonly queues: WorkQueues;
  readonly attributes: ContactAttributes;
  readonly clock: Clock;
}

/** The frames for the page that asked, in order. */
export type AnswerAgent = (agentId: string, frame: ClientFrame) => Promise<readonly ServerFrame[]>;

export const answerAgent =
  (deps: AnswerAgentDeps): AnswerAgent =>
  async (agentId, frame) => {
    switch (frame.type) {
      case 'ping':
        return [{ type: 'pong' }];
      case 'hello':
        return [await snapshot(deps, agentId)];
      case 'shown':
        return noNews(await put(deps, frame.interruptionId, { type: 'shown', agentId }));
      case 'draft': {
        const input: Input = { type: 'drafted', agentId, answers: frame.fields };
        return noNews(await put(deps, frame.interruptionId, input));
      }
      case 'choose': {
        const { choice, via, version, requestId, interruptionId } = frame;
        if (choice === 'resume') await deps.queues.deadline(interruptionId, later(deps.clock(), safetyNet));
        const input: Input = { type: 'chosen', agentId, choice, via, version, requestId };
        return [resultOf(requestId, await put(deps, interruptionId, input))];
      }
      case 'dialled':
        return noNews(await heardOfCall(deps, agentId, frame));
      case 'finalise':
        return [resultOf(frame.requestId, await finalise(deps)(agentId, frame))];
    }
  };

const resultOf = (requestId: string, answer: Answer): ServerFrame => ({
  type: 'result',
  requestId,
  ...answer,
});

/** That it dials is looked at before it is believed; that it could not is believed, since nothing comes of it. */
const heardOfCall = async (
  deps: AnswerAgentDeps,
  agentId: string,
  { interruptionId, attempt, outcome, contactId }: Extract<ClientFrame, { type: 'dialled' }>,
): Promise<Answer> => {
  if (outcome !== 'dialling')
    return put(deps, interruptionId, { type: 'agent-dialled', agentId, attempt, outcome });
  const { interruption } = await deps.chains.load(interruptionId);
  if (!isHolder(interruption, agentId)) return notOwner;
  if (contactId !== null)
    await deps.queues.agentCall(
      { about: 'agent-call', interruptionId, attempt, contactId, tries: 0 },
      seconds(1),
    );
  return accepted;
};

/** A page types on without waiting: it is told only when its word did not count. */
const noNews = (answer: Answer): readonly ServerFrame[] =>
  answer.ok ? [] : [{ type: 'result', requestId: null, ...answer }];

const put = async ({ advance }: AnswerAgentDeps, interruptionId: string, input: Input): Promise<Answer> =>
  (await advance(interruptionId, (before) => ({ chain: before, inputs: [input] }))).answer;

/** The list in the database is the truth; what has become due meanwhile is seen to first. */
const snapshot = async (deps: AnswerAgentDeps, agentId: string): Promise<ServerFrame> => {
  const now = deps.clock();
  const chains = await deps.lists.loadAll(await deps.lists.listOf(agentId));
  const current = await Promise.all(
    chains.map(async (chain) => {
      const due = dueAt(chain.interruption);
      if (due === undefined || now < due) return chain;
      const passed = await deps.advance(chain.chainId, (before) => ({
        chain: before,
        inputs: [{ type: 'time-passed' }],
      }));
      return passed.chain;
    }),
  );
  const views = current.flatMap(({ interruption }) => viewFor(interruption, agentId, now) ?? []);
  return { type: 'snapshot', interruptions: views.filter((view) => view.state !== 'ended'), serverNow: now };
};
