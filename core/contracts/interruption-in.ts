/** Which interruption a message is about, as far as it can be told before the message is read: for the log. */

const objectOr = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};

/** An identifier of Amazon Connect, and nothing that could be a number to call. */
const isIdentifier = (value: unknown): value is string =>
  typeof value === 'string' && /^(?!\d+$)[\w-]{1,64}$/.test(value);

/** @param body of a work message or of a contact event, or of neither */
export const interruptionIn = (body: unknown): string | undefined => {
  const message = objectOr(body);
  const event = objectOr(message.detail);
  const candidates = [message.interruptionId, message.chainId, event.initialContactId, event.contactId];
  return candidates.find(isIdentifier);
};
