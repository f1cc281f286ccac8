/** InvalidContactFlowException, as CreateContactFlow answers: every problem at once (SDK type: problems[].message). */
export class InvalidFlow extends Error {
  override readonly name = 'InvalidContactFlowException';
  readonly problems: readonly { readonly message: string }[];

  constructor(messages: readonly string[]) {
    super(`The flow is not valid: ${messages.join('; ')}`);
    this.problems = messages.map((message) => ({ message }));
  }
}
