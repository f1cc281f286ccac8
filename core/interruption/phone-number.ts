/** Phone numbers as Amazon Connect writes them. A number is used to dial and is stored nowhere. */

/** StartOutboundVoiceContact takes E.164: a plus and up to 15 digits (API reference, DestinationPhoneNumber). */
const e164 = /^\+[1-9]\d{1,14}$/;

/** With its calling code no subscriber has fewer digits; what is shorter is an extension or a service (assumed). */
const fewestDigits = 7;

/**
 * How some carriers spell, on a telephone's keys, that the caller withheld their number: ANONYMOUS, RESTRICTED,
 * UNAVAILABLE, BLOCKED, UNKNOWN (documented by other providers of telephony; that Amazon Connect passes them on
 * is assumed).
 */
const spelledOut: ReadonlySet<string> = new Set([
  '+266696687',
  '+7378742833',
  '+86282452253',
  '+2562533',
  '+8656696',
]);

/** A withheld caller has no such number; an extension or a SIP address is none. */
export const isDialable = (address: string | undefined): address is string =>
  address !== undefined && e164.test(address) && address.length > fewestDigits && !spelledOut.has(address);

/** @param callingCodes such as "+55"; undefined: any country */
export const isInOneOf = (callingCodes: readonly string[] | undefined, number: string): boolean =>
  callingCodes === undefined || callingCodes.some((code) => number.startsWith(code));

const shownAtTheEnd = 2;
const shownAtTheStart = 3;

/** The country and the last two digits: `+55••••••••21`. Short numbers are hidden whole. */
export const maskNumber = (address: string): string => {
  const hidden = address.length - shownAtTheStart - shownAtTheEnd;
  if (hidden < 4) return '•'.repeat(address.length);
  return address.slice(0, shownAtTheStart) + '•'.repeat(hidden) + address.slice(-shownAtTheEnd);
};
