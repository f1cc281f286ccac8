/** An error as the AWS SDK throws it: known by its name alone, because a bundle may carry a class twice. */
export const awsFailure = (name: string): Error =>
  Object.assign(new Error(`${name}, says the test`), { name });
