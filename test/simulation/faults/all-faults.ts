/**
 * Every kind of fault that strikes by itself. What people do (click twice, log out, change settings, send poison) is in
 * steps/, and what becomes of a callback in centre/callback-life.ts.
 *
 * Not here: an identity provider that is away and tickets that expire (nothing of the core runs before the sign-in),
 * a Region that fails over (deployed twice, the core knows of none), frames too large for the socket (refused by the
 * gateway), keys that cannot be read (the core has none). test/handlers and test/scenarios have those.
 */
import * as connect from './amazon-connect.ts';
import * as configuration from './configuration.ts';
import * as events from './events.ts';
import type { FaultKind } from './fault.ts';
import * as functions from './functions.ts';
import * as sockets from './sockets.ts';
import * as storage from './storage.ts';

export const allFaults = [
  events.eventDuplicated,
  events.eventReordered,
  events.eventDelayed,
  events.eventLost,
  functions.functionDiesBefore,
  functions.functionDiesAfter,
  functions.functionStandsStill,
  functions.coldStart,
  functions.clockSkewed,
  functions.logFails,
  storage.databaseThrottled,
  storage.queueThrottled,
  storage.answerLost,
  storage.writeRepeated,
  storage.messageDuplicated,
  storage.itemOfNewerCode,
  storage.itemOfOlderCode,
  connect.callAnswerLost,
  connect.callNeverArrived,
  connect.callPostponed,
  connect.callRefused,
  connect.descriptionLags,
  connect.descriptionMissing,
  connect.descriptionWithoutReason,
  connect.descriptionThrottled,
  connect.holderAway,
  connect.presenceUnknown,
  configuration.queueClosed,
  configuration.hoursUnknown,
  configuration.mayNotCall,
  configuration.outboundUnknown,
  sockets.socketHalfOpen,
  sockets.socketGone,
  sockets.pushThrottled,
] as const;

export const faultsByName: ReadonlyMap<string, FaultKind> = new Map(
  allFaults.map((kind) => [kind.name, kind as unknown as FaultKind]),
);
