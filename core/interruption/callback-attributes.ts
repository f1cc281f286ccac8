/** The attributes of a callback: every one of the original contact's, and ours for the callback flow. */
import type { OpenInterruption } from './interruption.ts';

/** StartOutboundVoiceContact takes 32,768 bytes of attributes in all (API reference, Attributes). */
const maxBytes = 32_768;

export type CallbackAttributes =
  | { readonly type: 'attributes'; readonly attributes: Readonly<Record<string, string>> }
  | { readonly type: 'too-large'; readonly bytes: number };

/** UTF-8 length, without the platform's encoders: the core has none. */
const bytesOf = (text: string): number => {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
};

/** The flows read ours: whom to connect, where to go when they do not answer, and in which language to speak. */
export const callbackAttributes = (
  interruption: OpenInterruption,
  original: Readonly<Record<string, string>>,
  protocol: string,
): CallbackAttributes => {
  const { holder, queueId, settings, attempts } = interruption.case;
  const attributes = {
    ...original,
    rejoinInterruptionId: interruption.id,
    rejoinProtocol: protocol,
    rejoinAttempt: String(attempts),
    rejoinHolderId: holder.agentId,
    rejoinQueueId: queueId,
    rejoinLocale: settings.locale,
    // The flows write their own mark over it, of the same length.
    rejoinFallback: 'none',
  };
  const bytes = Object.entries(attributes).reduce(
    (sum, [key, value]) => sum + bytesOf(key) + bytesOf(value),
    0,
  );
  return bytes > maxBytes ? { type: 'too-large', bytes } : { type: 'attributes', attributes };
};
