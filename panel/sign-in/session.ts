/**
 * The agent's token: kept in memory, renewed in silence while that works, and else asked of the agent. Whoever asks
 * gets one answer to one question: nothing is tried again by itself, so that nothing can go round in a loop.
 */
import { seconds } from '../../core/time.ts';
import type { Asker } from '../socket-client.ts';
import type { CodeFlow, Tokens } from './code-flow.ts';
import type { Windows } from './windows.ts';

/** A token as pages of one agent tell each other. */
export interface SharedToken {
  readonly idToken: string;
  readonly goodFor: number;
}

export interface SessionParts {
  readonly flow: CodeFlow;
  readonly windows: Windows;
  /** Milliseconds on this machine's clock. */
  readonly now: () => number;
  /** Tells the agent's other pages. */
  readonly share: (token: SharedToken) => void;
}

interface Held {
  readonly idToken: string;
  readonly until: number;
  readonly refreshToken: string | undefined;
}

/** More than the panel opens its next socket ahead of the token's end. */
const ahead = seconds(90);

export class SignInSession {
  readonly #parts: SessionParts;
  #held: Held | undefined;

  constructor(parts: SessionParts) {
    this.#parts = parts;
  }

  /** @throws Error in words: the agent is not signed in */
  async token(asker: Asker): Promise<string> {
    const { flow, windows, now } = this.#parts;
    if (asker === 'agent') return this.#keep(await windows.popUp(() => flow.begin()));
    const held = this.#held;
    if (held !== undefined && held.until - now() > ahead) return held.idToken;
    try {
      return this.#keep(await this.#inSilence(held));
    } catch (error) {
      // Ended or not, it is shown: the server says which, and where nobody can be reached, that is what the agent reads.
      if (held !== undefined) return held.idToken;
      throw error;
    }
  }

  /** Another page of the same agent has a token. */
  heard({ idToken, goodFor }: SharedToken): void {
    this.#held = { idToken, until: this.#parts.now() + goodFor, refreshToken: this.#held?.refreshToken };
  }

  async #inSilence(held: Held | undefined): Promise<Tokens> {
    const { flow, windows } = this.#parts;
    if (held?.refreshToken !== undefined) {
      const renewed = await flow.renew(held.refreshToken).catch(() => undefined);
      if (renewed !== undefined) return renewed;
    }
    return windows.hidden(() => flow.begin('none'));
  }

  #keep({ idToken, goodFor, refreshToken }: Tokens): string {
    this.#held = { idToken, until: this.#parts.now() + goodFor, refreshToken };
    this.#parts.share({ idToken, goodFor });
    return idToken;
  }
}
