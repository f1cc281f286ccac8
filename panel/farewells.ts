/** The cases that ended without the agent's doing. Each leaves a note on the panel, for a while or until it is read. */
import type { View } from '../core/contracts/agent-socket.ts';
import { type DurationMs, seconds } from '../core/time.ts';

export interface Farewell {
  readonly view: View;
  /** Server time of the frame that told the end. */
  readonly at: number;
  readonly isRead: boolean;
}

export const farewellLasts: DurationMs = seconds(30);

const ownDoing: ReadonlySet<string> = new Set(['choice', 'finalised']);

const isOver = ({ at }: Farewell, serverNow: number): boolean => serverNow - at >= farewellLasts;

/** Adds one if the agent should know of this end; lets go of those that are over. */
export const withFarewell = (farewells: readonly Farewell[], view: View, at: number): readonly Farewell[] =>
  view.state !== 'ended' || ownDoing.has(view.reason)
    ? farewells
    : [...farewells.filter((farewell) => !isOver(farewell, at)), { view, at, isRead: false }];

export const withRead = (farewells: readonly Farewell[], interruptionId: string): readonly Farewell[] =>
  farewells.map((farewell) =>
    farewell.view.interruptionId === interruptionId ? { ...farewell, isRead: true } : farewell,
  );

/** Also those that were read: what was said once must not be said again when a later one is read. */
export const farewellsAt = (farewells: readonly Farewell[], serverNow: number): readonly Farewell[] =>
  farewells.filter((farewell) => !isOver(farewell, serverNow));

export const farewellLeft = ({ at }: Farewell, serverNow: number): DurationMs =>
  at + farewellLasts - serverNow;
