/** What a recording says about each conversation. Adding events in any order, or twice, gives the same. */
import type { ContactEvent } from '../../core/contracts/contact-event.ts';
import { type Facts, factsOf, mergeFacts, noFacts } from '../../core/interruption/facts.ts';
import type { EpochMs } from '../../core/time.ts';
import type { RecordedEvent } from './recorded-event.ts';

/** A contact started by API for the sake of another contact, as our callbacks are. */
export interface Callback {
  readonly relatedContactId: string;
  readonly startedAt: EpochMs;
}

export interface RecordedChain {
  readonly chainId: string;
  readonly isVoice: boolean;
  /** What the events say that the rules let through: all that reaches the core by itself. */
  readonly letThrough: Facts;
  /** What all its events say: as much as Amazon Connect could tell when asked. */
  readonly known: Facts;
  readonly callback: Callback | undefined;
}

/** Chains by id. */
export type Recording = Map<string, RecordedChain>;

const newChain = (chainId: string): RecordedChain => ({
  chainId,
  isVoice: false,
  letThrough: noFacts,
  known: noFacts,
  callback: undefined,
});

const callbackOf = (event: ContactEvent): Callback | undefined =>
  event.initiationMethod === 'API' && event.relatedContactId !== undefined
    ? { relatedContactId: event.relatedContactId, startedAt: event.initiatedAt ?? event.at }
    : undefined;

/** The earlier start holds; of two at the same time, the lesser id. */
const earlier = (one: Callback | undefined, other: Callback | undefined): Callback | undefined => {
  if (!one || !other) return one ?? other;
  const order = one.startedAt - other.startedAt || (one.relatedContactId < other.relatedContactId ? -1 : 1);
  return order <= 0 ? one : other;
};

/** Adds an event to the recording, in place: a recording may be long. */
export const record = (
  recording: Recording,
  recorded: Exclude<RecordedEvent, { type: 'unreadable' }>,
): void => {
  const { chainId } = recorded;
  const chain = recording.get(chainId) ?? newChain(chainId);
  if (recorded.type === 'other-channel') {
    recording.set(chainId, chain);
    return;
  }
  const facts = factsOf(recorded.event);
  const known = mergeFacts(chain.known, facts);
  const isAllLetThrough = recorded.isLetThrough && chain.letThrough === chain.known;
  recording.set(chainId, {
    chainId,
    isVoice: true,
    // Shared while they are the same: most of the memory is here.
    letThrough: isAllLetThrough ? known : letThroughOf(chain, recorded.isLetThrough, facts),
    known,
    callback: earlier(chain.callback, callbackOf(recorded.event)),
  });
};

const letThroughOf = (chain: RecordedChain, isLetThrough: boolean, facts: Facts): Facts =>
  isLetThrough ? mergeFacts(chain.letThrough, facts) : chain.letThrough;
