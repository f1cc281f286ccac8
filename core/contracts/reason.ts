/**
 * Why an interruption was offered, was not offered, or stands where it stands: the codes that the ledger,
 * the agent's view and `npm run replay` use. A code is never renamed; docs/protocol.md explains each one.
 */

/** How the customer's side of an ongoing call ended; each may lead to an offer. */
export const dropReasons = [
  'customer-disconnect',
  'line-problem',
  'transfer-not-accepted',
  'third-party-disconnect',
  'reason-missing',
] as const;

/** What the facts say when the end of a chain is no interruption. */
export const harmlessReasons = [
  'agent-disconnect',
  'barged',
  'flow-disconnect',
  'other-end',
  'no-agent',
  'not-voice',
  'monitor',
  'external-party',
  'still-with-agent',
  'not-ended',
] as const;

/** Why an interruption is recorded but not offered. */
export const refusalReasons = [
  'no-queue',
  'queue-off',
  'settings-broken',
  'reason-off',
  'too-short',
  'too-old',
  'too-many-callbacks',
] as const;

/** How a callback attempt failed; the offer stands again. */
export const failureReasons = [
  'busy',
  'no-answer',
  'invalid-number',
  'blocked',
  'line-problem',
  'abandoned',
  'voicemail-suspected',
  'agent-could-not-dial',
  'not-allowed',
  'no-number',
  'country-not-allowed',
  'no-outbound-queue',
  'closed',
  'busy-centre',
  'too-soon',
  'number-limit',
  'protocol-limit',
  'agent-limit',
  'instance-limit',
  'still-with-agent',
  'not-ended',
  'throttled',
  'refused',
  'not-dialled',
  'no-trace',
] as const;

/** How an interruption ended. */
export const endings = ['choice', 'finalised', 'customer-returned', 'withdrawn', 'expired'] as const;

/** Why *resume* cannot be chosen at the moment. */
export const obstacles = [
  'no-outbound-queue',
  'no-number',
  'too-many-attempts',
  'in-progress',
  'closed',
] as const;

export type DropReason = (typeof dropReasons)[number];
export type HarmlessReason = (typeof harmlessReasons)[number];
export type RefusalReason = (typeof refusalReasons)[number];
export type FailureReason = (typeof failureReasons)[number];
export type Ending = (typeof endings)[number];
export type Obstacle = (typeof obstacles)[number];
export type ReasonCode = DropReason | HarmlessReason | RefusalReason | FailureReason | Ending;
