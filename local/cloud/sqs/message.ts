/** A message in a queue, and what a receiver gets to see of it. */
import { createHash } from 'node:crypto';

export interface MessageAttribute {
  readonly DataType: string;
  readonly StringValue?: string;
  /** Base64. */
  readonly BinaryValue?: string;
}

export type MessageAttributes = Readonly<Record<string, MessageAttribute>>;

export interface NewMessage {
  readonly body: string;
  readonly attributes?: MessageAttributes;
  /** Seconds; without it the queue's own delay. */
  readonly delaySeconds?: number;
}

export interface StoredMessage {
  readonly messageId: string;
  readonly body: string;
  readonly attributes: MessageAttributes;
  /** Milliseconds since the epoch. */
  readonly sentAt: number;
  readonly deadLetterSource?: string;
  state: 'delayed' | 'visible' | 'in-flight';
  receiveCount: number;
  firstReceivedAt?: number;
  receiptHandle?: string;
}

export interface ReceivedMessage {
  readonly messageId: string;
  readonly receiptHandle: string;
  readonly body: string;
  readonly attributes: MessageAttributes;
  readonly system: Readonly<Record<string, string>>;
}

export const md5 = (text: string | Buffer): string => createHash('md5').update(text).digest('hex');

const lengthPrefixed = (bytes: Buffer): Buffer => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
};

const encodedValue = ({ StringValue, BinaryValue }: MessageAttribute): Buffer =>
  BinaryValue === undefined
    ? Buffer.concat([Buffer.of(1), lengthPrefixed(Buffer.from(StringValue ?? ''))])
    : Buffer.concat([Buffer.of(2), lengthPrefixed(Buffer.from(BinaryValue, 'base64'))]);

/** Developer guide, "Calculating the MD5 message digest for message attributes". */
export const md5OfAttributes = (attributes: MessageAttributes): string | undefined => {
  const names = Object.keys(attributes).sort();
  if (names.length === 0) return undefined;
  const parts = names.flatMap((name) => {
    const attribute = attributes[name];
    if (attribute === undefined) return [];
    return [
      lengthPrefixed(Buffer.from(name)),
      lengthPrefixed(Buffer.from(attribute.DataType)),
      encodedValue(attribute),
    ];
  });
  return md5(Buffer.concat(parts));
};

const bytesOfAttribute = (
  name: string,
  { DataType, StringValue = '', BinaryValue = '' }: MessageAttribute,
): number => Buffer.byteLength(name + DataType + StringValue) + Buffer.from(BinaryValue, 'base64').length;

/** Bytes that count against the queue's limit: body, and the names, types and values of attributes. */
export const sizeOf = ({ body, attributes = {} }: NewMessage): number =>
  Object.entries(attributes).reduce(
    (sum, [name, one]) => sum + bytesOfAttribute(name, one),
    Buffer.byteLength(body),
  );
