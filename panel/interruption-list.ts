/**
 * The interruptions on the agent's screen, as a pure function of what the server said and the agent did.
 * The server's list is the truth: the page keeps the newest version of each and invents nothing.
 */
import type { ClientFrame, ServerFrame, View } from '../core/contracts/agent-socket.ts';
import { type Farewell, withFarewell, withRead } from './farewells.ts';

/** A frame that asks for something and gets a `result`. */
export type Request = Extract<ClientFrame, { requestId: string }>;

export interface Refusal {
  readonly code: string;
  readonly message: string;
}

/** The others are on the ledger only. */
export const shownStates = ['offered', 'dialling', 'answered', 'resumed', 'unknown'] as const;
export type ShownState = (typeof shownStates)[number];
export type ShownView = View & { readonly state: ShownState };

export interface Item {
  readonly view: ShownView;
  /** Server time of the frame that brought this version. */
  readonly heardAt: number;
  /** Server time of the frame that first brought this `popupUntil`: where the countdown is full. */
  readonly popupSince: number;
  /** In flight: no other choice may be made until it is settled. */
  readonly request: Request | undefined;
  /** The request was granted; the version that shows its effect has not arrived yet. */
  readonly granted: boolean;
  readonly refusal: Refusal | undefined;
}

export interface InterruptionList {
  readonly items: ReadonlyMap<string, Item>;
  /** The last version of each interruption that left, so that a late older frame cannot bring it back. */
  readonly gone: ReadonlyMap<string, number>;
  /** Oldest first. */
  readonly farewells: readonly Farewell[];
}

export type ListInput =
  | { readonly type: 'heard'; readonly frame: ServerFrame }
  | { readonly type: 'requested'; readonly request: Request }
  /** No result came in time. */
  | { readonly type: 'unanswered'; readonly requestId: string }
  /** The agent has read why a case ended. */
  | { readonly type: 'read'; readonly interruptionId: string };

export const emptyList: InterruptionList = { items: new Map(), gone: new Map(), farewells: [] };

const isShown = (view: View): view is ShownView => shownStates.some((state) => state === view.state);

const withItem = (list: InterruptionList, item: Item): InterruptionList => ({
  ...list,
  items: new Map(list.items).set(item.view.interruptionId, item),
  farewells: list.farewells.filter(({ view }) => view.interruptionId !== item.view.interruptionId),
});

const without = (list: InterruptionList, view: View, at: number): InterruptionList => {
  const items = new Map(list.items);
  const wasShown = items.delete(view.interruptionId);
  return {
    items,
    gone: new Map(list.gone).set(view.interruptionId, view.version),
    farewells: wasShown ? withFarewell(list.farewells, view, at) : list.farewells,
  };
};

const settled = (item: Item, version: number): boolean =>
  item.granted && item.request?.type === 'choose' && version > item.request.version;

const renewed = (old: Item | undefined, view: ShownView, at: number): Item => {
  const samePopUp = old !== undefined && old.view.popupUntil === view.popupUntil;
  const done = old === undefined || settled(old, view.version);
  return {
    view,
    heardAt: at,
    popupSince: samePopUp ? old.popupSince : at,
    request: done ? undefined : old.request,
    granted: done ? false : old.granted,
    refusal: old?.view.state === view.state ? old.refusal : undefined,
  };
};

const withView = (list: InterruptionList, view: View, at: number): InterruptionList => {
  const old = list.items.get(view.interruptionId);
  const known = Math.max(old?.view.version ?? -1, list.gone.get(view.interruptionId) ?? -1);
  if (view.version < known || (old === undefined && view.version === known)) return list;
  return isShown(view) ? withItem(list, renewed(old, view, at)) : without(list, view, at);
};

/** What was pushed after the snapshot was read may be missing from it, and stays. */
const replaced = (list: InterruptionList, views: readonly View[], at: number): InterruptionList => {
  const named = new Set(views.map((view) => view.interruptionId));
  const kept = [...list.items].filter(([id, item]) => named.has(id) || item.heardAt > at);
  return views.reduce<InterruptionList>((next, view) => withView(next, view, at), {
    ...list,
    items: new Map(kept),
  });
};

const itemOf = (list: InterruptionList, requestId: string | null): Item | undefined =>
  [...list.items.values()].find((item) => item.request?.requestId === requestId);

const refused = (list: InterruptionList, item: Item, refusal: Refusal): InterruptionList =>
  withItem(list, { ...item, request: undefined, granted: false, refusal });

const granted = (list: InterruptionList, item: Item): InterruptionList => {
  if (item.request?.type === 'finalise') return without(list, item.view, item.heardAt);
  const next = { ...item, granted: true };
  return withItem(
    list,
    settled(next, item.view.version) ? { ...next, request: undefined, granted: false } : next,
  );
};

const heard = (list: InterruptionList, frame: ServerFrame): InterruptionList => {
  switch (frame.type) {
    case 'snapshot':
      return replaced(list, frame.interruptions, frame.serverNow);
    case 'interruption':
      return withView(list, frame.view, frame.serverNow);
    case 'result': {
      const item = itemOf(list, frame.requestId);
      if (item === undefined) return list;
      return frame.ok
        ? granted(list, item)
        : refused(list, item, { code: frame.code, message: frame.message });
    }
    case 'pong':
    case 'dial':
      return list;
  }
};

export const evolve = (list: InterruptionList, input: ListInput): InterruptionList => {
  switch (input.type) {
    case 'heard':
      return heard(list, input.frame);
    case 'requested': {
      const item = list.items.get(input.request.interruptionId);
      if (item === undefined) return list;
      return withItem(list, { ...item, request: input.request, granted: false, refusal: undefined });
    }
    case 'unanswered': {
      const item = itemOf(list, input.requestId);
      if (item === undefined) return list;
      if (item.granted) return withItem(list, { ...item, request: undefined, granted: false });
      return refused(list, item, { code: 'no-answer', message: '' });
    }
    case 'read':
      return { ...list, farewells: withRead(list.farewells, input.interruptionId) };
  }
};

/** The call that was resumed has broken off in its turn: that is an interruption of its own, named after the callback. */
export const hasDroppedAgain = (
  { items, gone }: InterruptionList,
  { state, callbackContactId: callback }: View,
): boolean => state === 'resumed' && callback !== null && (items.has(callback) || gone.has(callback));

/** By the time of the drop. */
export const newestFirst = <T extends { readonly view: View }>(entries: Iterable<T>): T[] =>
  [...entries].sort((a, b) => b.view.droppedAt - a.view.droppedAt);

export const itemsInOrder = (list: InterruptionList): Item[] => newestFirst(list.items.values());
