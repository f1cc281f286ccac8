import { hasCode } from '../errors.ts';
import type { ContactDirectory, DescribedContact } from '../ports.ts';

/** `throttled`: Amazon Connect is asked too often at the moment. undefined: it does not know the contact, or not yet. */
export const describeContact = async (
  contacts: ContactDirectory,
  contactId: string,
): Promise<DescribedContact | 'throttled' | undefined> => {
  try {
    return await contacts.describe(contactId);
  } catch (error) {
    if (hasCode(error, 'throttled')) return 'throttled';
    throw error;
  }
};
