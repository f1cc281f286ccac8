/** What the agent workspace refuses, in words. It tells a key and a reason; a reason in prose is a courtesy. */
import * as v from 'valibot';

/** A request that is never answered is rejected after 30 seconds with a plain object of this shape, not with a ConnectError. */
const connectFailure = v.object({ errorKey: v.string(), reason: v.optional(v.string()) });

/** Assumed: the SDK does not publish the keys of the workspace's refusals. */
const looksLikePermission = /permission|denied|forbidden|unauthori[sz]ed|access/i;

const timeOutKey = 'clientTimeout';

const because = (errorKey: string, reason: string | undefined): string => {
  const told = reason === undefined ? `"${errorKey}"` : `${reason} ("${errorKey}")`;
  if (errorKey === timeOutKey) return 'It did not answer in time. Try again';
  if (looksLikePermission.test(`${errorKey} ${reason ?? ''}`))
    return `This app lacks the permission: ${told}. An admin can grant it where the app is registered in Amazon Connect`;
  return `It says: ${told}`;
};

/** @param action what was tried, as it follows "could not", for example "clear the contact" */
export const refusalWords = (action: string, error: unknown): string => {
  const failure = v.safeParse(connectFailure, error);
  const reason = failure.success
    ? because(failure.output.errorKey, failure.output.reason)
    : error instanceof Error
      ? error.message
      : String(error);
  return `The agent workspace could not ${action}. ${reason}.`;
};
