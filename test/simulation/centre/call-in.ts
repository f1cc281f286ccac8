/** A customer who does not wait for the callback. */
import type { Conversation } from './conversation.ts';

export interface CallIn {
  /** The conversation whose customer calls in. */
  readonly first: Conversation;
  /** A flow that did not hear in time asks again, and goes by the second answer: the first function may still be at it. */
  readonly asksAgain: number | null;
  /** Who takes the call where it is led to nobody. */
  readonly anyone: string;
}
