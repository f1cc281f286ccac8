/** One line of a recording: an EventBridge event, as the rules and the parser of the deployed system see it. */
import * as v from 'valibot';
import type { ContactEvent } from '../../core/contracts/contact-event.ts';
import { contactEventContract, detailTypes } from '../../core/contracts/contact-event-pattern.ts';
import { chainIdOf } from '../../core/interruption/facts.ts';
import { compilePattern } from '../../local/cloud/event-pattern.ts';

export type RecordedEvent =
  | {
      readonly type: 'event';
      readonly chainId: string;
      readonly event: ContactEvent;
      /** Whether a rule lets it through to the core. */
      readonly isLetThrough: boolean;
    }
  /** An event of a chat, a task or an e-mail. */
  | { readonly type: 'other-channel'; readonly chainId: string }
  | { readonly type: 'unreadable'; readonly problem: string };

const rules = contactEventContract.patterns.map(({ pattern }) => compilePattern(pattern));

const envelope = v.object({
  source: v.literal('aws.connect', 'must be "aws.connect"'),
  'detail-type': v.picklist(detailTypes, `must be ${detailTypes.map((name) => `"${name}"`).join(' or ')}`),
});

const text = v.optional(v.nullable(v.string()));
const chainLink = v.object({ detail: v.object({ initialContactId: text, InitialContactId: text }) });

/** Says what is wrong without repeating a digit of the line: it could be part of somebody's number. */
const unreadable = (problem: string): RecordedEvent => ({
  type: 'unreadable',
  problem: problem.replaceAll(/\d/g, '•').slice(0, 300),
});

const jsonOf = (line: string): unknown => {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
};

const initialContactIdOf = (value: unknown): string | undefined => {
  const read = v.safeParse(chainLink, value);
  if (!read.success) return undefined;
  const { initialContactId, InitialContactId } = read.output.detail;
  return initialContactId || InitialContactId || undefined;
};

/** Never throws. */
export const readRecordedEvent = (line: string): RecordedEvent => {
  const value = jsonOf(line.trim());
  if (value === undefined) return unreadable('is not JSON');
  const contactEvent = v.safeParse(envelope, value);
  if (!contactEvent.success)
    return unreadable(
      `is not a contact event: ${contactEvent.issues.map((issue) => `${v.getDotPath(issue) ?? 'line'}: ${issue.message}`).join('; ')}`,
    );
  const read = contactEventContract.parse(value);
  switch (read.type) {
    case 'broken':
      return unreadable(`is a contact event that cannot be read: ${read.problem}`);
    case 'ignored':
      return { type: 'other-channel', chainId: initialContactIdOf(value) ?? read.contactId };
    case 'event':
      return {
        type: 'event',
        chainId: chainIdOf(read.event),
        event: read.event,
        isLetThrough: rules.some((matches) => matches(value)),
      };
  }
};
