/** Items that other versions of our code wrote: newer ones know more, older ones less. */
import type { Chain } from '../../../core/interruption/chain.ts';
import { isOpen } from '../../../core/interruption/interruption.ts';
import type { ItemFate } from '../faults/fate.ts';

/** A member that only a future version knows; whatever we write, it stays. */
export const fromTheFuture = 'sinceTheNextVersion';

type Loose = Record<string, unknown>;

const without = (value: object, ...names: readonly string[]): Loose =>
  Object.fromEntries(Object.entries(value).filter(([name]) => !names.includes(name)));

const newer = (chain: Chain): Chain => Object.assign({}, chain, { [fromTheFuture]: 'kept' });

/** As the first version wrote it: it had no forms, no drafts and no check of the outbound queue. */
const older = (chain: Chain): Chain => {
  const { interruption } = chain;
  if (!isOpen(interruption)) return chain;
  const { settings } = interruption.case;
  const olderCase = {
    ...without(interruption.case, 'draft', 'callOut', 'callerHash'),
    settings: without(settings, 'formFields'),
  };
  return { ...chain, interruption: { ...interruption, case: olderCase } } as unknown as Chain;
};

export const rewritten = (chain: Chain, { isNewer, isOlder }: ItemFate): Chain => {
  const written = isNewer ? newer(chain) : chain;
  return isOlder ? older(written) : written;
};
