/** What the agent does with the case: types into its form, and closes it. */
import { answered, areSame, isAnswered, noForm, problemWithAnswers, problemWithDraft } from '../answers.ts';
import { byAgent, bySystem, type Decision, entry, type NewEntry, refused, unchanged } from '../decision.ts';
import type { Drafted, Finalised, SaveFailed, WorkEnded } from '../input.ts';
import type { Interruption, OpenInterruption } from '../interruption.ts';
import { inWords } from './choosing.ts';
import { endedBy } from './ended.ts';
import { isHolder, notOwner } from './holding.ts';

/** The version stays: what is typed is no news about the offer. Nor does it belong on the ledger. */
export const onDrafted = (before: Interruption | undefined, { agentId, answers }: Drafted): Decision => {
  if (!isHolder(before, agentId)) return unchanged(before, notOwner);
  const { settings, draft } = before.case;
  if (before.state === 'ended') return unchanged(before, refused('not-possible', inWords.closed));
  const problem = settings.formFields.length === 0 ? noForm : problemWithDraft(settings.formFields, answers);
  if (problem) return unchanged(before, refused('not-possible', problem));
  if (areSame(draft, answers)) return unchanged(before);
  return {
    ...unchanged({ ...before, case: { ...before.case, draft: answers } }),
    effects: [{ type: 'push', agentId }],
  };
};

const finalised = (before: OpenInterruption, by: string, detail: NewEntry['detail']): Decision => ({
  ...unchanged(endedBy(before, 'finalised')),
  entries: [entry('finalised', by, before.case.attempts, detail)],
  effects: [{ type: 'push', agentId: before.case.holder.agentId }],
});

/** Total for answers as well: whoever keeps them asks here first whether they may be kept. */
export const onFinalised = (
  before: Interruption | undefined,
  { agentId, requestId, answers }: Finalised,
): Decision => {
  if (!isHolder(before, agentId)) return unchanged(before, notOwner);
  const { acceptedRequests, settings } = before.case;
  if (acceptedRequests.includes(requestId)) return unchanged(before);
  if (before.state === 'ended') return unchanged(before, refused('not-possible', inWords.closed));
  if (before.state === 'dialling')
    return unchanged(before, refused('not-possible', `${inWords['in-progress']}: wait for its outcome`));
  const problem = problemWithAnswers(settings.formFields, answers);
  if (problem) return unchanged(before, refused('not-possible', problem));
  const accepting = {
    ...before,
    case: { ...before.case, acceptedRequests: [...acceptedRequests, requestId] },
  };
  const count = Object.keys(answered(answers)).length;
  return finalised(
    accepting,
    byAgent(agentId),
    count === 0 ? { how: 'agent' } : { how: 'agent', answers: count },
  );
};

/** Only written down: the card stays open, with its draft. */
export const onSaveFailed = (before: Interruption | undefined, { agentId, reason }: SaveFailed): Decision => {
  if (!isHolder(before, agentId)) return unchanged(before, notOwner);
  if (before.state === 'ended') return unchanged(before);
  return {
    ...unchanged({ ...before }),
    entries: [entry('save-failed', byAgent(agentId), before.case.attempts, { reason })],
  };
};

/**
 * The agent cleared the contact: that closes the case, unless it was we who cleared it, or something typed into
 * the form is not finalised yet and would be lost.
 */
export const onWorkEnded = (before: Interruption | undefined, { contactId }: WorkEnded): Decision => {
  if (before?.state !== 'offered' || before.case.freed || before.case.holder.contactId !== contactId)
    return unchanged(before);
  if (isAnswered(before.case.draft)) return unchanged(before);
  return finalised(before, bySystem, { how: 'contact-cleared' });
};
