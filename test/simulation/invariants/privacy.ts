/** Phone numbers stay where they are. */
import type { Invariant } from '../evidence.ts';

/** The part that all callers' numbers share, and no identifier has. */
const digits = '5511987650';

export const numbersStayPrivate: Invariant = {
  name: 'no phone number is stored, written down or shown',
  afterwards: ({ store, pages }) => {
    if (JSON.stringify(store.ledger).includes(digits)) return 'on the ledger';
    if (JSON.stringify([...store.stored.values()]).includes(digits)) return 'in the database';
    const views = pages.flatMap((page) => [...page.views.values()]);
    return JSON.stringify(views).includes(digits) ? 'on a page' : undefined;
  },
};
