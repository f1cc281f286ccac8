/** Where the ways through a flow lead: nothing left out, nothing without an end, nothing round and round. */
import { actionRules } from './action-rules.ts';
import { type Action, type Flow, targetsOf } from './flow-document.ts';

const waits = 'MessageParticipantIteratively';

/** "Loop prompts" may not follow these blocks (administrator guide, "Loop prompts", configuration tips). */
const notBeforeWaiting = ['MessageParticipant', 'DequeueContactAndTransferToQueue', 'TransferContactToQueue'];

type Ways = (action: Action) => readonly string[];

/** The ways that take no time: all but the one that an interrupted wait goes on by. */
const instantWays: Ways = (action) =>
  action.Type === waits
    ? (action.Transitions.Errors ?? []).map(({ NextAction }) => NextAction)
    : targetsOf(action);

const reachableFrom = (
  starts: readonly string[],
  byId: ReadonlyMap<string, Action>,
  ways: Ways = targetsOf,
): Set<string> => {
  const seen = new Set<string>();
  const waiting = [...starts];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const action = byId.get(id);
    if (!action || seen.has(id)) continue;
    seen.add(id);
    waiting.push(...ways(action));
  }
  return seen;
};

/** documented ("Transfer to queue"): in a queue flow, a Loop prompts block must come before the transfer. */
const movesWithoutWaiting = ({ StartAction }: Flow, byId: ReadonlyMap<string, Action>): string[] => {
  const before = reachableFrom([StartAction], byId, (action) =>
    action.Type === waits ? [] : targetsOf(action),
  );
  return [...before].filter((id) => byId.get(id)?.Type === 'DequeueContactAndTransferToQueue');
};

const straightIntoWaiting = (action: Action, byId: ReadonlyMap<string, Action>): boolean =>
  notBeforeWaiting.includes(action.Type) && targetsOf(action).some((id) => byId.get(id)?.Type === waits);

export const pathProblems = (flow: Flow): string[] => {
  const byId = new Map(flow.Actions.map((action) => [action.Identifier, action]));
  const reached = reachableFrom([flow.StartAction], byId);
  const isEnd = (id: string): boolean => actionRules[byId.get(id)?.Type ?? '']?.next === 'ends';
  const goesRound = (action: Action, ways: Ways): boolean =>
    reachableFrom(ways(action), byId, ways).has(action.Identifier);
  return [
    ...[...byId.keys()].filter((id) => !reached.has(id)).map((id) => `${id}: cannot be reached`),
    ...[...reached]
      .filter((id) => byId.has(id) && ![...reachableFrom([id], byId)].some(isEnd))
      .map((id) => `${id}: the caller never gets out of here`),
    ...flow.Actions.filter((action) => goesRound(action, instantWays)).map(
      ({ Identifier }) => `${Identifier}: comes back to itself without a pause`,
    ),
    ...flow.Actions.filter((action) => goesRound(action, targetsOf)).map(
      ({ Identifier }) => `${Identifier}: the caller comes here again and again`,
    ),
    ...movesWithoutWaiting(flow, byId).map((id) => `${id}: no prompts are looped before the caller is moved`),
    ...flow.Actions.filter((action) => straightIntoWaiting(action, byId)).map(
      ({ Identifier }) => `${Identifier}: prompts cannot be looped right after it`,
    ),
  ];
};
