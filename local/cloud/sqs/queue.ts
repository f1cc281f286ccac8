/** A standard queue: delay, visibility timeout, redrive (Amazon SQS developer guide). */
import { randomUUID } from 'node:crypto';
import type { Cancel, Clock } from '../clock.ts';
import { type NewMessage, type ReceivedMessage, type StoredMessage, sizeOf } from './message.ts';
import { invalidParameter, messageNotInFlight } from './queue-error.ts';
import { messageIdOf, receiptHandleFor } from './receipt-handle.ts';

export interface Redrive {
  readonly target: Queue;
  readonly maxReceiveCount: number;
}

export interface QueueSettings {
  readonly name: string;
  readonly url: string;
  readonly arn: string;
  readonly delaySeconds: number;
  readonly visibilitySeconds: number;
  readonly retentionSeconds: number;
  readonly waitSeconds: number;
  readonly maximumBytes: number;
  readonly redrive?: Redrive;
}

export interface QueueCounts {
  readonly visible: number;
  readonly inFlight: number;
  readonly delayed: number;
}

interface Held {
  readonly message: StoredMessage;
  cancel: Cancel;
}

const nothing: Cancel = () => undefined;

export class Queue {
  readonly settings: QueueSettings;
  readonly createdAt: number;
  /** Set by whatever sends its failures here. */
  collectsDeadLetters = false;
  readonly #clock: Clock;
  readonly #held = new Map<string, Held>();
  readonly #listeners = new Set<() => void>();

  constructor(settings: QueueSettings, clock: Clock) {
    this.settings = settings;
    this.#clock = clock;
    this.createdAt = clock.now();
    if (settings.redrive !== undefined) settings.redrive.target.collectsDeadLetters = true;
  }

  /** @throws AwsError for a message over the size limit or an impossible delay */
  send(message: NewMessage): string {
    const { maximumBytes, delaySeconds: ownDelay } = this.settings;
    const size = sizeOf(message);
    if (size > maximumBytes) {
      throw invalidParameter(
        `One or more parameters are invalid. Reason: Message must be shorter than ${maximumBytes} bytes; it has ${size}.`,
      );
    }
    const delay = message.delaySeconds ?? ownDelay;
    if (!Number.isInteger(delay) || delay < 0 || delay > 900) {
      throw invalidParameter(
        `Value ${delay} for parameter DelaySeconds is invalid. Reason: DelaySeconds must be >= 0 and <= 900.`,
      );
    }
    const messageId = randomUUID();
    const { body, attributes = {} } = message;
    this.#accept(
      { messageId, body, attributes, sentAt: this.#clock.now(), state: 'delayed', receiveCount: 0 },
      delay,
    );
    return messageId;
  }

  /** Up to `most` visible messages, oldest first; they are hidden until deleted or for `visibilitySeconds`. */
  receive(most: number, visibilitySeconds = this.settings.visibilitySeconds): ReceivedMessage[] {
    const received: ReceivedMessage[] = [];
    for (const held of [...this.#held.values()]) {
      if (received.length >= most) break;
      if (held.message.state !== 'visible' || this.#expired(held) || this.#redriven(held)) continue;
      received.push(this.#handOut(held, visibilitySeconds));
    }
    return received;
  }

  /** An old handle, or one of a message already gone, is no error and deletes nothing (API DeleteMessage). */
  delete(receiptHandle: string): void {
    const held = this.#held.get(messageIdOf(receiptHandle));
    if (held === undefined || held.message.receiptHandle !== receiptHandle) return;
    this.#forget(held);
  }

  changeVisibility(receiptHandle: string, seconds: number): void {
    if (!Number.isInteger(seconds) || seconds < 0 || seconds > 43_200) {
      throw invalidParameter(
        `Value ${seconds} for parameter VisibilityTimeout is invalid. Reason: Must be between 0 and 43200.`,
      );
    }
    const held = this.#held.get(messageIdOf(receiptHandle));
    const current = held?.message.state === 'in-flight' && held.message.receiptHandle === receiptHandle;
    if (held === undefined || !current) throw messageNotInFlight(receiptHandle);
    this.#hide(held, seconds);
  }

  purge(): void {
    for (const held of [...this.#held.values()]) this.#forget(held);
  }

  counts(): QueueCounts {
    const states = [...this.#held.values()].map(({ message }) => message.state);
    const count = (state: StoredMessage['state']): number => states.filter((one) => one === state).length;
    return { visible: count('visible'), inFlight: count('in-flight'), delayed: count('delayed') };
  }

  /** Everything in the queue, for people and tests; hides nothing. */
  peek(): readonly Readonly<StoredMessage>[] {
    return [...this.#held.values()].map(({ message }) => ({ ...message }));
  }

  /** Calls back whenever a message becomes visible or one is gone. */
  onChange(listener: () => void): Cancel {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  #accept(message: StoredMessage, delaySeconds: number): void {
    const held: Held = { message, cancel: nothing };
    this.#held.set(message.messageId, held);
    if (delaySeconds > 0) held.cancel = this.#clock.after(delaySeconds * 1_000, () => this.#show(held));
    else this.#show(held);
  }

  #handOut(held: Held, visibilitySeconds: number): ReceivedMessage {
    const { message } = held;
    const receiptHandle = receiptHandleFor(message.messageId);
    message.receiveCount += 1;
    message.firstReceivedAt ??= this.#clock.now();
    message.receiptHandle = receiptHandle;
    message.state = 'in-flight';
    this.#hide(held, visibilitySeconds);
    const { messageId, body, attributes } = message;
    return { messageId, receiptHandle, body, attributes, system: systemAttributes(message) };
  }

  #hide(held: Held, seconds: number): void {
    held.cancel();
    if (seconds > 0) held.cancel = this.#clock.after(seconds * 1_000, () => this.#show(held));
    else this.#show(held);
  }

  #show(held: Held): void {
    held.cancel = nothing;
    held.message.state = 'visible';
    this.#notify();
  }

  #expired(held: Held): boolean {
    const expired = this.#clock.now() - held.message.sentAt > this.settings.retentionSeconds * 1_000;
    if (expired) this.#forget(held);
    return expired;
  }

  /** A message that has been received as often as allowed goes to the dead-letter queue instead of being received again. */
  #redriven(held: Held): boolean {
    const { redrive, arn } = this.settings;
    if (redrive === undefined || held.message.receiveCount < redrive.maxReceiveCount) return false;
    this.#forget(held);
    redrive.target.#accept({ ...held.message, state: 'visible', deadLetterSource: arn }, 0);
    return true;
  }

  #forget(held: Held): void {
    held.cancel();
    this.#held.delete(held.message.messageId);
    this.#notify();
  }

  #notify(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}

/** API ReceiveMessage, MessageSystemAttributeNames. */
const systemAttributes = (message: StoredMessage): Record<string, string> => ({
  ApproximateReceiveCount: String(message.receiveCount),
  SentTimestamp: String(message.sentAt),
  SenderId: 'AIDALOCALSENDER',
  ApproximateFirstReceiveTimestamp: String(message.firstReceivedAt),
  ...(message.deadLetterSource === undefined ? {} : { DeadLetterQueueSourceArn: message.deadLetterSource }),
});
