/** What an agent may see of an interruption. */
import type { View } from '../contracts/agent-socket.ts';
import type { EpochMs } from '../time.ts';
import { attemptOf, type Interruption, isOpen, type OpenInterruption } from './interruption.ts';
import { obstacleOf } from './lifecycle/choosing.ts';

const reasonOf = (interruption: OpenInterruption): string => {
  switch (interruption.state) {
    case 'offered':
      return interruption.failure ?? interruption.case.dropReason;
    case 'ended':
      return interruption.how;
    default:
      return interruption.case.dropReason;
  }
};

const popupUntilOf = (interruption: OpenInterruption, now: EpochMs): EpochMs | null => {
  if (interruption.state !== 'offered' || interruption.popupUntil === null) return null;
  return now < interruption.popupUntil ? interruption.popupUntil : null;
};

const formOf = ({ state, case: { settings, draft } }: OpenInterruption): View['form'] =>
  state === 'ended' || settings.formFields.length === 0 ? null : { fields: settings.formFields, draft };

/**
 * The view for this agent, or undefined when there is nothing for them to see. An agent from whom the
 * interruption was withdrawn sees it end.
 */
export const viewFor = (
  interruption: Interruption | undefined,
  agentId: string,
  now: EpochMs,
): View | undefined => {
  if (!isOpen(interruption)) return undefined;
  const { holder, droppedAt, talkSeconds, settings, queueId, protocol, maskedNumber, attempts } =
    interruption.case;
  const isHolder = holder.agentId === agentId;
  const whyNot = isHolder ? (obstacleOf(interruption) ?? null) : 'closed';
  return {
    interruptionId: interruption.id,
    version: interruption.version,
    state: isHolder ? interruption.state : 'ended',
    reason: isHolder ? reasonOf(interruption) : 'withdrawn',
    contactId: holder.contactId,
    protocol: isHolder ? protocol : null,
    queueId,
    queueName: settings.queueName ?? queueId,
    maskedNumber: isHolder ? maskedNumber : null,
    droppedAt,
    talkSeconds,
    popupUntil: isHolder ? popupUntilOf(interruption, now) : null,
    attempt: attemptOf(interruption)?.number ?? attempts,
    canResume: whyNot === null,
    whyNot,
    callbackContactId: isHolder ? (attemptOf(interruption)?.contactId ?? null) : null,
    form: isHolder ? formOf(interruption) : null,
  };
};
