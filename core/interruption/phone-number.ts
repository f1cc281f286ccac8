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
/** Calling codes have one, two or three digits (ITU-T E.164, assigned country codes): here are those of one and two. */
const callingCode = /^\+(?:1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|\d{3})/;

/** The country and the last two digits: `+55••••••••21`. What is no such number, and short ones, are hidden whole. */
export const maskNumber = (address: string): string => {
  const [country = ''] = callingCode.exec(address) ?? [];
  const hidden = address.length - country.length - shownAtTheEnd;
  if (country === '' || hidden < 4) return '•'.repeat(address.length);
  return country + '•'.repeat(hidden) + address.slice(-shownAtTheEnd);
};
