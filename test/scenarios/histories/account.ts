/**
 * What became of a conversation, in words that are the same in both worlds: legs and callbacks by their place,
 * agents by theirs, and no time.
 *
 * Left out on purpose: `detected`, which says that Amazon Connect had to be asked. Whether it had to be depends on
 * which of several events came first, and on whether the events said why; what was made of the answer is compared.
 */
import type { ServerFrame } from '../../../core/contracts/agent-socket.ts';
import type { LedgerEntry } from '../../../core/contracts/ledger-entry.ts';
import type { Chain } from '../../../core/interruption/chain.ts';
import { type Interruption, isOpen } from '../../../core/interruption/interruption.ts';

export interface ChainAccount {
  readonly state: string;
  /** How it broke off, or why it was not offered. */
  readonly reason: string;
  readonly holder: string;
  readonly attempts: number;
  readonly ledger: readonly string[];
  /** Whose pages were told of it, in which states. */
  readonly told: readonly string[];
}

export interface Account {
  readonly chains: readonly ChainAccount[];
  readonly calls: number;
}

/** What one world knows of one conversation and its callbacks. */
export interface Traces {
  /** The conversation's chain, then those of its callbacks. */
  readonly chains: readonly Chain[];
  readonly ledger: readonly LedgerEntry[];
  readonly told: readonly { readonly agentId: string; readonly frame: ServerFrame }[];
  readonly calls: number;
  /** `first leg`, `second callback`: the place of an id of Amazon Connect's. */
  nameOf(id: string): string;
}

const reasonOf = (interruption: Interruption | undefined): string => {
  if (interruption?.state === 'not-offered') return interruption.reason;
  return isOpen(interruption) ? interruption.case.dropReason : 'none';
};

const stateOf = (interruption: Interruption | undefined): string => {
  if (interruption?.state === 'ended') return `ended: ${interruption.how}`;
  if (interruption?.state === 'offered') return `offered: ${interruption.failure ?? 'no failure'}`;
  return interruption?.state ?? 'none';
};

const holderIn = (interruption: Interruption | undefined, { nameOf }: Traces): string => {
  if (!isOpen(interruption)) return 'nobody';
  const { agentId, contactId } = interruption.case.holder;
  return `${nameOf(agentId)} on ${nameOf(contactId)}`;
};

const by = (who: string, { nameOf }: Traces): string => {
  const [kind = '', agentId] = who.split(':');
  return agentId === undefined ? kind : nameOf(agentId);
};

const entriesOf = (chainId: string, traces: Traces): string[] =>
  traces.ledger
    .filter(({ interruptionId, type }) => interruptionId === chainId && type !== 'detected')
    .toSorted((one, other) => one.seq - other.seq)
    .map(({ type, by: who, attempt }) => `${type} by ${by(who, traces)}, attempt ${attempt}`);

const toldOf = (chainId: string, { told, nameOf }: Traces): string[] => {
  const offers = told.flatMap(({ agentId, frame }) =>
    frame.type === 'interruption' && frame.view.interruptionId === chainId && frame.view.state === 'offered'
      ? [`${nameOf(agentId)} was asked about ${nameOf(frame.view.contactId)}`]
      : [],
  );
  return [...new Set(offers)];
};

const accountOfChain = ({ chainId, interruption }: Chain, traces: Traces): ChainAccount => ({
  state: stateOf(interruption),
  reason: reasonOf(interruption),
  holder: holderIn(interruption, traces),
  attempts: isOpen(interruption) ? interruption.case.attempts : 0,
  ledger: entriesOf(chainId, traces),
  told: toldOf(chainId, traces),
});

export const accountOf = (traces: Traces): Account => ({
  chains: traces.chains.map((chain) => accountOfChain(chain, traces)),
  calls: traces.calls,
});
