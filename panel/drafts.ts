/** The forms that the agent is filling in: keeps every key, and saves a draft when the agent pauses. */
import type { ClientFrame, View } from '../core/contracts/agent-socket.ts';
import type { Answers } from '../core/contracts/form.ts';
import type { DurationMs } from '../core/time.ts';
import type { Cancel } from './cancel.ts';
import {
  answersIn,
  answerTo,
  type Form,
  givenAnswers,
  type Held,
  type HeldAnswer,
  letGo,
  missingIn,
  noneHeld,
} from './form-answers.ts';
import type { World } from './world.ts';

/** After the last key. */
export const draftAfter: DurationMs = 600;

export interface FilledForm extends Form {
  readonly answers: Answers;
  /** Fields to complain about; empty until the agent has tried to finalise. */
  readonly missing: readonly string[];
  /** How often the agent has tried in vain. */
  readonly refusals: number;
}

export interface DraftListener {
  readonly changed: () => void;
  readonly viewOf: (interruptionId: string) => View | undefined;
  /** False when there is no connection. */
  readonly send: (frame: ClientFrame) => boolean;
}

export class Drafts {
  readonly #world: Pick<World, 'after'>;
  readonly #listener: DraftListener;
  readonly #held = new Map<string, Held>();
  readonly #refusals = new Map<string, number>();
  /** Typed, and not sent yet. */
  readonly #unsent = new Map<string, Cancel>();

  constructor(world: Pick<World, 'after'>, listener: DraftListener) {
    this.#world = world;
    this.#listener = listener;
  }

  /** Undefined where the queue has no form. */
  of({ interruptionId, form }: View): FilledForm | undefined {
    if (form === null || form.fields.length === 0) return undefined;
    const answers = answersIn(form, this.#heldOf(interruptionId));
    const refusals = this.#refusals.get(interruptionId) ?? 0;
    return { ...form, answers, refusals, missing: refusals > 0 ? missingIn(form, answers) : [] };
  }

  /** From now on no draft of another page changes this field under the agent's hands. */
  enter(interruptionId: string, name: string): void {
    this.#hold(interruptionId, name, { isFocused: true });
  }

  type(interruptionId: string, name: string, text: string): void {
    this.#hold(interruptionId, name, { text, isTyped: true });
    this.#unsent.get(interruptionId)?.();
    this.#unsent.set(
      interruptionId,
      this.#world.after(draftAfter, () => this.#save(interruptionId)),
    );
    this.#listener.changed();
  }

  leave(interruptionId: string, name: string): void {
    this.#hold(interruptionId, name, { isFocused: false });
    if (this.#unsent.has(interruptionId)) this.#save(interruptionId);
    this.#settle(interruptionId);
  }

  /** @returns the answers to finalise with; undefined when a required one is missing, which the form then says */
  complete(view: View): Answers | undefined {
    const { interruptionId, form } = view;
    if (form === null) return {};
    const answers = answersIn(form, this.#heldOf(interruptionId));
    if (missingIn(form, answers).length === 0) return givenAnswers(answers);
    this.#refusals.set(interruptionId, (this.#refusals.get(interruptionId) ?? 0) + 1);
    this.#listener.changed();
    return undefined;
  }

  /** What was typed while there was no connection. */
  saveAll(): void {
    for (const interruptionId of this.#unsent.keys()) this.#save(interruptionId);
  }

  /** After the server has spoken: takes over its drafts, and forgets the forms of cases that are closed. */
  catchUp(): void {
    for (const interruptionId of this.#held.keys()) this.#settle(interruptionId);
  }

  stop(): void {
    this.saveAll();
    for (const cancel of this.#unsent.values()) cancel();
  }

  #heldOf(interruptionId: string): Held {
    return this.#held.get(interruptionId) ?? noneHeld;
  }

  #hold(interruptionId: string, name: string, change: Partial<HeldAnswer>): void {
    const form = this.#listener.viewOf(interruptionId)?.form;
    if (!form) return;
    const held = this.#heldOf(interruptionId);
    const before = held.get(name) ?? { text: answerTo(form, held, name), isTyped: false, isFocused: false };
    this.#held.set(interruptionId, new Map(held).set(name, { ...before, ...change }));
  }

  #save(interruptionId: string): void {
    this.#unsent.get(interruptionId)?.();
    const form = this.#listener.viewOf(interruptionId)?.form;
    const fields = form ? answersIn(form, this.#heldOf(interruptionId)) : {};
    if (!form || this.#listener.send({ type: 'draft', interruptionId, fields }))
      this.#unsent.delete(interruptionId);
  }

  #settle(interruptionId: string): void {
    const form = this.#listener.viewOf(interruptionId)?.form;
    const held = form ? letGo(form, this.#heldOf(interruptionId)) : noneHeld;
    if (held.size > 0) this.#held.set(interruptionId, held);
    else this.#held.delete(interruptionId);
    if (form) return;
    this.#unsent.get(interruptionId)?.();
    this.#unsent.delete(interruptionId);
    this.#refusals.delete(interruptionId);
  }
}
