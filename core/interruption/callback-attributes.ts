/** What the customer's next contact knows: every attribute of the original one that it can carry, and ours for the flows. */
import type { Case, OpenInterruption } from './interruption.ts';

/** All attributes of a contact together, in bytes of UTF-8 (StartOutboundVoiceContact, API reference, Attributes). */
const maxBytes = 32_768;

export interface CallbackAttributes {
  readonly attributes: Readonly<Record<string, string>>;
  /** Names of the original attributes that a contact cannot carry: by their characters, or because all would be too much. */
  readonly leftBehind: readonly string[];
}

type Attribute = readonly [name: string, value: string];

/** UTF-8 length, without the platform's encoders: the core has none. */
const bytesOf = (text: string): number => {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
};

const sizeOf = ([name, value]: Attribute): number => bytesOf(name) + bytesOf(value);

/** The API takes letters, digits, - and _ in names; flows may have set others (API reference, Attributes). */
const isNameAllowed = (name: string): boolean => /^[A-Za-z0-9_-]+$/.test(name);

/** Ours from an earlier callback of this protocol are replaced, never carried on. */
const ours = /^rejoin[A-Z]/;

/** A contact id is nothing to read out to an agent. */
const isSpeakable = ({ settings }: Case, protocol: string): boolean =>
  settings.protocolAttribute !== undefined && protocol.length <= 40;

const forTheFlows = ({ id, case: at }: OpenInterruption, protocol: string): Record<string, string> => ({
  rejoinInterruptionId: id,
  rejoinProtocol: protocol,
  rejoinAttempt: String(at.attempts),
  rejoinHolderId: at.holder.agentId,
  rejoinHolderSeconds: String(at.settings.holderSeconds),
  rejoinQueueId: at.queueId,
  rejoinLocale: at.settings.locale,
  rejoinSayProtocol: String(isSpeakable(at, protocol)),
  // The flows write their own mark over it, of the same length.
  rejoinFallback: 'none',
});

/** The smallest first: what does not fit any more is as little as can be in number. */
export const callbackAttributes = (
  interruption: OpenInterruption,
  original: Readonly<Record<string, string>>,
  protocol: string,
): CallbackAttributes => {
  const carried: Attribute[] = Object.entries(forTheFlows(interruption, protocol));
  let bytes = carried.reduce((sum, attribute) => sum + sizeOf(attribute), 0);
  const leftBehind: string[] = [];
  const theirs = Object.entries(original).filter(([name]) => !ours.test(name));
  for (const [name, value] of theirs.toSorted((one, other) => sizeOf(one) - sizeOf(other))) {
    const size = sizeOf([name, value]);
    if (!isNameAllowed(name) || bytes + size > maxBytes) leftBehind.push(name);
    else {
      carried.push([name, value]);
      bytes += size;
    }
  }
  return { attributes: Object.fromEntries(carried), leftBehind: leftBehind.toSorted() };
};
