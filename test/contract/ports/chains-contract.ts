/** What the core may expect of whoever keeps its chains: run against every implementation. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { LedgerEntry } from '../../../core/contracts/ledger-entry.ts';
import { type Chain, newChain } from '../../../core/interruption/chain.ts';
import type { ChainLists, Chains } from '../../../core/ports.ts';
import { amina, ben } from '../../in-memory/story.ts';
import { endedFor, entryOf, ofCaller, offeredTo, withFacts } from './chain-story.ts';

export interface KeptChains {
  readonly chains: Chains & ChainLists;
  ledgerOf(interruptionId: string): Promise<readonly LedgerEntry[]>;
}

const nothing = newChain('call-1');
const offer = offeredTo(amina, nothing);
const conflict = { code: 'version-conflict', retry: 'now' };

/** @param keep an empty store for each test */
export const chainsContract = (implementation: string, keep: () => Promise<KeptChains>): void => {
  let chains: Chains & ChainLists;
  let ledgerOf: KeptChains['ledgerOf'];

  beforeEach(async () => {
    ({ chains, ledgerOf } = await keep());
  });

  const make = async (...steps: readonly ((before: Chain) => Chain)[]): Promise<Chain> => {
    let chain = nothing;
    for (const step of steps) {
      const after = step(chain);
      await chains.commit(chain, after, []);
      chain = after;
    }
    return chain;
  };
  const toAmina = (before: Chain): Chain => offeredTo(amina, before);
  const toBen = (before: Chain): Chain => offeredTo(ben, before);
  const ended = (before: Chain): Chain => endedFor(amina, before);

  describe(`a chain (${implementation})`, () => {
    it('of which nothing is stored is a new one', async () => {
      expect(await chains.load('call-1')).toEqual(nothing);
    });

    it('is loaded as it was written', async () => {
      await make(toAmina);
      expect(await chains.load('call-1')).toEqual(offer);
    });

    it('that is no interruption is loaded without one', async () => {
      const chain = await make(withFacts);
      const loaded = await chains.load('call-1');
      expect(loaded).toEqual(chain);
      expect(loaded.interruption).toBeUndefined();
    });

    it('keeps whose callback it is', async () => {
      const origin = {
        interruptionId: 'call-0',
        attempt: 1,
        protocol: '2026-0042',
        queueId: 'support',
        callbackCount: 1,
      };
      await make((before) => ({ ...withFacts(before), origin }));
      expect((await chains.load('call-1')).origin).toEqual(origin);
    });

    it('is there beside others, and those that are not stored are left out', async () => {
      await make(toAmina);
      const other = withFacts(newChain('call-2'));
      await chains.commit(newChain('call-2'), other, []);
      const all = await chains.loadAll(['call-1', 'call-2', 'call-3']);
      expect(all.toSorted((one, two) => one.chainId.localeCompare(two.chainId))).toEqual([offer, other]);
    });

    it('is not looked for when none is asked for', async () => {
      expect(await chains.loadAll([])).toEqual([]);
    });
  });

  describe(`a write (${implementation})`, () => {
    it("puts the chain, its ledger entries and the holder's list in place together", async () => {
      const entries = [entryOf(offer, 'detected', 1), entryOf(offer, 'offered', 2)];
      await chains.commit(nothing, offer, entries);
      expect(await chains.load('call-1')).toEqual(offer);
      expect(await ledgerOf('call-1')).toEqual(entries);
      expect(await chains.listOf(amina)).toEqual(['call-1']);
    });

    it('of a second writer who saw the same new chain is refused, and leaves nothing in ledger or list', async () => {
      await chains.commit(nothing, offer, [entryOf(offer)]);
      const late = chains.commit(nothing, toBen(nothing), [entryOf(offer, 'not-offered', 2)]);
      await expect(late).rejects.toMatchObject(conflict);
      expect(await chains.load('call-1')).toEqual(offer);
      expect(await ledgerOf('call-1')).toEqual([entryOf(offer)]);
      expect(await chains.listOf(ben)).toEqual([]);
    });

    it('of a second writer who saw the same revision is refused, and leaves nothing in ledger or list', async () => {
      const before = await make(toAmina);
      const first = withFacts(before);
      await chains.commit(before, first, []);
      const late = chains.commit(before, ended(before), [entryOf(before, 'ended', 2)]);
      await expect(late).rejects.toMatchObject(conflict);
      expect(await chains.load('call-1')).toEqual(first);
      expect(await ledgerOf('call-1')).toEqual([]);
      expect(await chains.listOf(amina)).toEqual(['call-1']);
    });

    it('of facts alone is refused to a second writer as well', async () => {
      const before = await make(withFacts);
      await chains.commit(before, withFacts(before), []);
      await expect(chains.commit(before, withFacts(before), [])).rejects.toMatchObject(conflict);
    });

    it('to a chain that was never stored is refused to one who believes it was', async () => {
      const imagined = { ...offer, revision: 3 };
      await expect(chains.commit(imagined, withFacts(imagined), [])).rejects.toMatchObject(conflict);
      expect(await chains.load('call-1')).toEqual(nothing);
    });

    it('of one among twenty who race succeeds, and one ledger entry is written', async () => {
      const before = await make(toAmina);
      const races = await Promise.allSettled(
        Array.from({ length: 20 }, () => chains.commit(before, ended(before), [entryOf(before, 'ended', 2)])),
      );
      expect(races.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      expect(await ledgerOf('call-1')).toHaveLength(1);
    });
  });

  describe(`pending effects (${implementation})`, () => {
    it('are gone once they are reported as carried out, and nothing else changes', async () => {
      const chain = await make(toAmina);
      await chains.settle(chain);
      expect(await chains.load('call-1')).toEqual({ ...offer, pending: [], pendingUntil: null });
    });

    it('of a later write stay when an earlier one is reported', async () => {
      const first = await make(toAmina);
      const second = toBen(first);
      await chains.commit(first, second, []);
      await chains.settle(first);
      expect(await chains.load('call-1')).toEqual(second);
    });

    it('may be reported twice', async () => {
      const chain = await make(toAmina);
      await chains.settle(chain);
      await chains.settle(chain);
      expect((await chains.load('call-1')).pending).toEqual([]);
    });

    it("of a chain that is gone are nobody's, and no chain comes of them", async () => {
      await chains.settle(offer);
      expect(await chains.load('call-1')).toEqual(nothing);
    });

    it('do not stand in the way of the next write once they are reported', async () => {
      const chain = await make(toAmina);
      await chains.settle(chain);
      const next = withFacts({ ...chain, pending: [], pendingUntil: null });
      await chains.commit(chain, next, []);
      expect(await chains.load('call-1')).toEqual(next);
    });
  });

  describe(`the list of an agent (${implementation})`, () => {
    it('is empty for one who never lost a call', async () => {
      expect(await chains.listOf(amina)).toEqual([]);
    });

    it('has what was offered, and not what was never an offer', async () => {
      await make(toAmina);
      await chains.commit(newChain('call-2'), withFacts(newChain('call-2')), []);
      expect(await chains.listOf(amina)).toEqual(['call-1']);
    });

    it("loses what turns out to be another agent's, who gets it", async () => {
      await make(toAmina, toBen);
      expect(await chains.listOf(amina)).toEqual([]);
      expect(await chains.listOf(ben)).toEqual(['call-1']);
    });

    it('loses what has ended', async () => {
      await make(toAmina, ended);
      expect(await chains.listOf(amina)).toEqual([]);
    });

    it('keeps what only changes', async () => {
      await make(toAmina, withFacts);
      expect(await chains.listOf(amina)).toEqual(['call-1']);
    });

    it('has several interruptions, and losing one leaves the others', async () => {
      const chain = await make(toAmina);
      await chains.commit(newChain('call-2'), offeredTo(amina, newChain('call-2')), []);
      expect((await chains.listOf(amina)).toSorted()).toEqual(['call-1', 'call-2']);
      await chains.commit(chain, ended(chain), []);
      expect(await chains.listOf(amina)).toEqual(['call-2']);
    });
  });

  describe(`the interruptions of a customer (${implementation})`, () => {
    const known = (before: Chain): Chain => ofCaller('hash-1', toAmina(before));

    it('are none before their number is known', async () => {
      await make(toAmina);
      expect(await chains.ofCaller('hash-1')).toEqual([]);
    });

    it('are found by its hash, and by no other', async () => {
      await make(toAmina, known);
      expect(await chains.ofCaller('hash-1')).toEqual(['call-1']);
      expect(await chains.ofCaller('hash-2')).toEqual([]);
    });

    it('are found as long as they are open, and no longer', async () => {
      await make(toAmina, known, (before) => ofCaller('hash-1', ended(before)));
      expect(await chains.ofCaller('hash-1')).toEqual([]);
    });

    it('may be several', async () => {
      await make(toAmina, known);
      const second = newChain('call-2');
      await chains.commit(second, ofCaller('hash-1', toBen(second)), []);
      expect((await chains.ofCaller('hash-1')).toSorted()).toEqual(['call-1', 'call-2']);
    });
  });
};
