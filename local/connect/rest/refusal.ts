/** An error that the Connect API answers; the SDK makes the exception class of the same name from it. */

/** HTTP status of each exception (SDK type; MissingAuthenticationToken: common errors of the API reference). */
const statuses = {
  AccessDeniedException: 403,
  ContactNotFoundException: 410,
  DestinationNotAllowedException: 403,
  InvalidParameterException: 400,
  InvalidRequestException: 400,
  LimitExceededException: 429,
  MissingAuthenticationTokenException: 403,
  OutboundContactNotPermittedException: 403,
  ResourceNotFoundException: 404,
  TooManyRequestsException: 429,
  UnknownOperationException: 404,
} as const;

export type RefusalName = keyof typeof statuses;

export class Refusal extends Error {
  override readonly name: RefusalName;

  constructor(name: RefusalName, message: string) {
    super(message);
    this.name = name;
  }

  get status(): number {
    return statuses[this.name];
  }
}
