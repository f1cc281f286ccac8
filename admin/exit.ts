/** How the command ends. */

/** Something did not work: nothing answers, access is denied, someone else wrote first. */
export const failed = 1;
/** What was asked is wrong: an option, a value, a table that is not named. Nothing was written. */
export const misused = 2;

/** Ends the command with a text for people and no stack. */
export class Exit extends Error {
  override readonly name = 'Exit';
  readonly code: number;

  constructor(code: number, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
