/** Which of the first steps a newcomer should take now, read off what is going on. */
import type { View } from '../../../core/contracts/agent-socket.ts';
import type { Agent, WorldSnapshot } from './world.ts';

export const allDone = 5;

/** @returns the index of the step that is due, `allDone` when none is */
export const dueStep = (world: WorldSnapshot, agent: Agent | undefined, views: readonly View[]): number => {
  const has = (state: View['state']) => views.some((view) => view.state === state);
  if (has('resumed')) return allDone;
  if (has('dialling') || has('answered') || has('unknown')) return 4;
  if (has('offered')) return 3;
  if (agent?.contacts.some(({ state }) => state === 'connected')) return 2;
  const waiting = world.calls.some(({ state }) => state === 'queued' || state === 'offered');
  return waiting ? 1 : 0;
};
