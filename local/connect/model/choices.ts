/** The answers in force; they can be changed while the centre runs. */
import * as v from 'valibot';
import { type TransferChoices, type TransferChoicesInput, transferChoices } from './transfer-choices.ts';

export class Choices {
  #now: TransferChoices;

  constructor(input: TransferChoicesInput) {
    this.#now = v.parse(transferChoices, input);
  }

  get now(): TransferChoices {
    return this.#now;
  }

  /** From here on; what has ended already stays as it was. */
  set(choices: TransferChoices): void {
    this.#now = choices;
  }
}
