/** Notices, on the agent's socket, that a question pops up which the panel should be in view for. */
import type { ServerFrame, View } from '../../../core/contracts/agent-socket.ts';

const viewsIn = (frame: ServerFrame): readonly View[] =>
  frame.type === 'snapshot' ? frame.interruptions : frame.type === 'interruption' ? [frame.view] : [];

const popsUp = ({ state, popupUntil }: View, serverNow: number): boolean =>
  state === 'offered' && popupUntil !== null && popupUntil > serverNow;

/** An interruption is offered again when a callback failed: that is another question, with another end. */
const questionOf = ({ interruptionId, popupUntil }: View): string => `${interruptionId}@${popupUntil}`;

/**
 * @param reveal runs once for each question; when it fails, the next word of the same question tries again
 * @param failed hears why
 */
export const offerWatch = (
  reveal: () => Promise<void>,
  failed: (error: unknown) => void,
): ((frame: ServerFrame) => void) => {
  const revealed = new Set<string>();
  const show = async (questions: readonly string[]): Promise<void> => {
    for (const question of questions) revealed.add(question);
    try {
      await reveal();
    } catch (error) {
      for (const question of questions) revealed.delete(question);
      failed(error);
    }
  };
  return (frame) => {
    if (frame.type !== 'snapshot' && frame.type !== 'interruption') return;
    const questions = viewsIn(frame)
      .filter((view) => popsUp(view, frame.serverNow))
      .map(questionOf)
      .filter((question) => !revealed.has(question));
    if (questions.length > 0) void show(questions);
  };
};
