/** Which contact events reach our functions: the rules' real patterns, asked once per kind of event. */
import { contactEventPatterns } from '../../../core/contracts/contact-event-pattern.ts';
import { compilePattern } from '../../../local/cloud/event-pattern.ts';
import type { EventStyle, EventType } from './contact-event-envelope.ts';
import { isWithAgent, type Leg } from './leg.ts';

const matchers = contactEventPatterns.map(({ pattern }) => compilePattern(pattern));
const known = new Map<string, boolean>();

/** All that the patterns look at. */
const kindOf = (leg: Leg, type: EventType, style: EventStyle): string => {
  const reason = leg.endedAt !== undefined && style.saysReasons ? leg.reason : undefined;
  return `${style.spelling} ${type} ${leg.method} ${isWithAgent(leg)} ${leg.relatedId !== undefined} ${reason}`;
};

export const passesTheRule = (
  envelope: unknown,
  { leg, type, style }: { readonly leg: Leg; readonly type: EventType; readonly style: EventStyle },
): boolean => {
  const kind = kindOf(leg, type, style);
  const before = known.get(kind);
  if (before !== undefined) return before;
  const passes = matchers.some((matches) => matches(envelope));
  known.set(kind, passes);
  return passes;
};
