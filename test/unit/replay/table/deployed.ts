/**
 * A story of the table as the deployed system lives it: the real rules, use cases and core on in-memory ports.
 * Only what the rules let through arrives, and Amazon Connect is asked, and called, as the core wishes.
 */

import { readRecordedEvent } from '../../../../admin/replay/recorded-event.ts';
import { dropReasons } from '../../../../core/contracts/reason.ts';
import type { DescribedContact } from '../../../../core/ports.ts';
import { epochMsOf } from '../../../../core/time.ts';
import { yes } from '../../../in-memory/story.ts';
import { inMemoryWorld, type World } from '../../../in-memory/world.ts';
import { at, type RecordedCall } from '../recorded-calls.ts';
import type { Story, ToldLeg } from './story.ts';

const chain = 'call-1';
const instant = (second: number) => epochMsOf(Date.parse(at(second)));
const hasBegun = (now: number) => (leg: ToldLeg) => instant(leg.from) <= now;
const isOver = (now: number, { to }: ToldLeg): boolean => to !== undefined && instant(to) <= now;
const isBeside = ({ initiationMethod }: ToldLeg): boolean => initiationMethod === 'MONITOR';

export const isLetThrough = (event: object): boolean => {
  const read = readRecordedEvent(JSON.stringify(event));
  return read.type === 'event' && read.isLetThrough;
};

/** What Amazon Connect says of a leg at this time. */
const described = (leg: ToldLeg, legs: readonly ToldLeg[], now: number): DescribedContact => {
  const joined = leg.agentId === undefined ? undefined : instant(leg.joined ?? leg.from);
  const over = isOver(now, leg);
  return {
    contactId: leg.contactId,
    initiationMethod: leg.initiationMethod ?? 'INBOUND',
    previousContactId: leg.previousContactId,
    queueId: leg.queueId,
    agentId: joined !== undefined && joined <= now ? leg.agentId : undefined,
    initiatedAt: instant(leg.from),
    answeredAt: undefined,
    connectedAt: joined !== undefined && joined <= now ? joined : undefined,
    endedAt: over && leg.to !== undefined ? instant(leg.to) : undefined,
    disconnectReason: over ? (leg.reason ?? leg.describedReason) : undefined,
    customerNumber: '+5511987654321',
    attributes: {},
    nextContactIds: legs
      .filter((other) => other.previousContactId === leg.contactId && !isBeside(other))
      .filter(hasBegun(now))
      .map(({ contactId }) => contactId),
  };
};

/** Whether a leg lives on which the customer is, or may be. */
const isCustomerElsewhere = ({ legs }: Story, now: number): boolean =>
  legs.some((leg) => hasBegun(now)(leg) && !isOver(now, leg) && !isBeside(leg));

export interface Lived {
  /** `<agent> <leg> <queue>` of the offer that holds in the end, or nobody. */
  readonly asks: string;
  /** Everybody who was asked on the way. */
  readonly asked: readonly string[];
  /** Contacts that Amazon Connect was asked about; after a yes, by the dialler too. */
  readonly lookedUp: readonly string[];
  /** Events that the rules let through. */
  readonly invocations: number;
  /** What the ledger says, in order: the type of each entry, and its reason. */
  readonly ledger: readonly string[];
  /** Calls to the customer while they were on the line. */
  readonly wrongCalls: number;
  readonly calls: number;
}

const newWorld = (story: Story, isAnyReasonOffered = false) => {
  const world = inMemoryWorld();
  for (const queueId of ['support', 'billing', 'overflow'])
    world.settings.set(queueId, {
      queueId,
      callbackEnabled: true,
      outboundQueueId: queueId,
      ...(isAnyReasonOffered && { reasons: [...dropReasons] }),
    });
  const lookedUp: string[] = [];
  world.connect.describe = async (contactId) => {
    lookedUp.push(contactId);
    const leg = story.legs.find((one) => one.contactId === contactId);
    const now = world.clock.now();
    return leg && hasBegun(now)(leg) ? described(leg, story.legs, now) : undefined;
  };
  return { world, lookedUp };
};

const offersIn = (world: World): string[] => {
  let asks = ['nobody'];
  for (const { type, detail } of world.chains.ledger) {
    if (type === 'offered') asks = [...asks, `${detail.agentId} ${detail.contactId} ${detail.queueId}`];
    if (type === 'withdrawn') asks = [...asks, 'nobody'];
  }
  return asks;
};

const timeOf = (event: object): number => ('time' in event ? Date.parse(String(event.time)) : 0);

/** As they happened, those of the same second together: nobody acts between them. */
const bySecond = (events: RecordedCall): object[][] =>
  [...new Set(events.map(timeOf))]
    .sort((one, other) => one - other)
    .map((second) => events.filter((event) => timeOf(event) === second));

export interface Circumstances {
  /** `as it happened`: each event at its time; else all at the end, in the given order. */
  readonly when: 'as it happened' | 'at the end';
  /** Whether the agent says yes: never, once, or as often as an offer stands again. */
  readonly yeses: 'none' | 'one' | 'every';
  /** The admin lists every reason, "we do not know" included. */
  readonly isAnyReasonOffered?: boolean;
}

const sayYes = async (world: World, yeses: Circumstances['yeses']): Promise<void> => {
  const interruption = world.interruption(chain);
  if (interruption?.state !== 'offered' || yeses === 'none') return;
  if (yeses === 'one' && interruption.case.attempts > 0) return;
  const { agentId } = interruption.case.holder;
  await world.say(agentId, yes(interruption.version, `request-${interruption.version}`, chain));
  await world.passTime(1_000);
};

export const live = async (
  story: Story,
  events: RecordedCall,
  { when, yeses, isAnyReasonOffered }: Circumstances,
): Promise<Lived> => {
  const { world, lookedUp } = newWorld(story, isAnyReasonOffered);
  let wrongCalls = 0;
  const step = async (milliseconds: number): Promise<void> => {
    const calls = world.connect.calls.length;
    await world.passTime(Math.max(0, milliseconds));
    await sayYes(world, yeses);
    if (isCustomerElsewhere(story, world.clock.now())) wrongCalls += world.connect.calls.length - calls;
  };
  const arriving = events.filter(isLetThrough);
  if (when === 'at the end') await world.passTime(200_000);
  for (const together of when === 'at the end' ? [arriving] : bySecond(arriving)) {
    await step(timeOf(together[0] ?? {}) - world.clock.now());
    for (const event of together) await world.event(event);
    await step(0);
  }
  await step(20_000);
  const asked = offersIn(world);
  return {
    asks: asked.at(-1) ?? 'nobody',
    asked: [...new Set(asked)].filter((one) => one !== 'nobody'),
    lookedUp: [...new Set(lookedUp)],
    invocations: arriving.length,
    ledger: world.chains.ledger.map(({ type, detail }) => [type, detail.reason].filter(Boolean).join(' ')),
    wrongCalls,
    calls: world.connect.calls.length,
  };
};
