/** Phone numbers as Amazon Connect writes them. A number is used to dial and is stored nowhere. */

/** StartOutboundVoiceContact takes E.164: a plus and up to 15 digits (API reference, DestinationPhoneNumber). */
const e164 = /^\+[1-9]\d{1,14}$/;

/** A withheld caller has no such number. */
export const isDialable = (address: string | undefined): address is string =>
  address !== undefined && e164.test(address);

const shownAtTheEnd = 2;
const shownAtTheStart = 3;

/** The country and the last two digits: `+55••••••••21`. Short numbers are hidden whole. */
export const maskNumber = (address: string): string => {
  const hidden = address.length - shownAtTheStart - shownAtTheEnd;
  if (hidden < 4) return '•'.repeat(address.length);
  return address.slice(0, shownAtTheStart) + '•'.repeat(hidden) + address.slice(-shownAtTheEnd);
};
