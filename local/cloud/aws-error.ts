/** A refusal in the words of an AWS JSON service: the SDK clients turn `code` into the error's name. */
export class AwsError extends Error {
  override readonly name = 'AwsError';
  /** As in the service's error list, with its namespace where the service sends one: `com.amazonaws.sqs#QueueDoesNotExist`. */
  readonly code: string;
  readonly status: number;
  /** Further members of the answer, such as CancellationReasons. */
  readonly members: Readonly<Record<string, unknown>>;

  constructor(code: string, message: string, status = 400, members: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.code = code;
    this.status = status;
    this.members = members;
  }
}

export const validationError = (message: string): AwsError =>
  new AwsError('com.amazon.coral.validate#ValidationException', message);
