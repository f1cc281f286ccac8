/**
 * The default event bus, reached by PutEvents (Amazon EventBridge API reference).
 *
 * THE difference to AWS: there, sources that begin with "aws." are kept for AWS services, and PutEvents from
 * outside with such a source fails. Here they are accepted, since nobody else could play Amazon Connect.
 */
import { randomUUID } from 'node:crypto';
import { validationError } from '../aws-error.ts';
import type { Clock } from '../clock.ts';
import { isObject, type JsonObject, listOf, objectOr } from '../json.ts';
import type { Actions } from '../json-protocol.ts';
import { offer, type Rule } from './rule.ts';

export interface EventBus {
  add(rule: Rule): void;
  readonly actions: Actions;
}

export interface EventBusSettings {
  readonly region: string;
  readonly account: string;
  readonly clock: Clock;
}

/** User guide, "Calculating PutEvents event entry size". */
const largestEntry = 256 * 1_024;

const entrySize = (entry: JsonObject): number => {
  const texts = [entry.Source, entry.DetailType, entry.Detail, ...listOf(entry.Resources)];
  const time = entry.Time === undefined ? 0 : 14;
  return texts.reduce((sum: number, value) => sum + Buffer.byteLength(String(value ?? '')), time);
};

interface Refusal {
  readonly ErrorCode: string;
  readonly ErrorMessage: string;
}

const refusal = (ErrorCode: string, ErrorMessage: string): Refusal => ({ ErrorCode, ErrorMessage });

const parseDetail = (text: string): JsonObject | undefined => {
  try {
    const detail: unknown = JSON.parse(text);
    return isObject(detail) ? detail : undefined;
  } catch {
    return undefined;
  }
};

const missingMember = (entry: JsonObject): Refusal | undefined => {
  const missing = ['Source', 'DetailType', 'Detail'].find(
    (name) => typeof entry[name] !== 'string' || entry[name] === '',
  );
  if (missing !== undefined)
    return refusal(
      'InvalidArgument',
      `Parameter ${missing} is not valid. Reason: ${missing} is a required argument.`,
    );
  const bus = String(entry.EventBusName ?? 'default');
  if (bus === 'default' || bus.endsWith(':event-bus/default')) return undefined;
  return refusal(
    'ResourceNotFoundException',
    `Event bus ${bus} does not exist; the local cloud has only the default bus.`,
  );
};

const checkRequest = (entries: readonly unknown[]): void => {
  if (entries.length < 1 || entries.length > 10) {
    throw validationError(
      `1 validation error detected: Value '${entries.length} entries' at 'entries' failed to satisfy constraint: Member must have length between 1 and 10`,
    );
  }
  const size = entries.reduce((sum: number, entry) => sum + entrySize(objectOr(entry, {})), 0);
  if (size > largestEntry) {
    throw validationError(
      `Total size of the entries in the request is over the limit: ${size} bytes, allowed are ${largestEntry}.`,
    );
  }
};

/** User guide, "Event structure". Times have whole seconds. */
const envelope = (
  entry: JsonObject,
  detail: JsonObject,
  { region, account, clock }: EventBusSettings,
): JsonObject => {
  const seconds = entry.Time;
  const time = new Date(typeof seconds === 'number' ? seconds * 1_000 : clock.now());
  return {
    version: '0',
    id: randomUUID(),
    'detail-type': entry.DetailType,
    source: entry.Source,
    account,
    time: `${time.toISOString().slice(0, 19)}Z`,
    region,
    resources: listOf(entry.Resources),
    detail,
  };
};

export const eventBus = (settings: EventBusSettings): EventBus => {
  const rules: Rule[] = [];

  const put = (entry: JsonObject): JsonObject => {
    const refused = missingMember(entry);
    if (refused !== undefined) return { ...refused };
    const detail = parseDetail(String(entry.Detail));
    if (detail === undefined) return { ...refusal('MalformedDetail', 'Detail is malformed.') };
    const event = envelope(entry, detail, settings);
    for (const rule of rules) offer(rule, event);
    return { EventId: event.id };
  };

  const putEvents = (input: JsonObject): JsonObject => {
    const entries = listOf(input.Entries);
    checkRequest(entries);
    const Entries = entries.map((entry) => put(objectOr(entry, {})));
    return { Entries, FailedEntryCount: Entries.filter((entry) => entry.ErrorCode !== undefined).length };
  };

  return { add: (rule) => void rules.push(rule), actions: { PutEvents: putEvents } };
};
