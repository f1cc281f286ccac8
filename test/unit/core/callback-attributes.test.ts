import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { callbackAttributes } from '../../../core/interruption/callback-attributes.ts';
import { support } from './lifecycle/people.ts';
import { requested } from './lifecycle/states.ts';

const limit = 32_768;
const built = (original: Record<string, string>, protocol = 'P-77') =>
  callbackAttributes(requested(), original, protocol);

const bytesOf = (attributes: Readonly<Record<string, string>>): number =>
  Object.entries(attributes).reduce((sum, [key, value]) => sum + Buffer.byteLength(key + value), 0);
const ours = bytesOf(built({}).attributes);
/** An original attribute that, with ours, makes exactly so many bytes. */
const filledTo = (bytes: number, character = 'x'): Record<string, string> => {
  const room = bytes - ours - 'note'.length;
  const width = Buffer.byteLength(character);
  return { note: character.repeat(Math.floor(room / width)) + 'x'.repeat(room % width) };
};

describe('the attributes of a callback', () => {
  it('are all of the original contact, and ours', () => {
    expect(built({ account: '77', protocol: 'P-77' })).toEqual({
      attributes: {
        account: '77',
        protocol: 'P-77',
        rejoinInterruptionId: 'call-1',
        rejoinProtocol: 'P-77',
        rejoinAttempt: '1',
        rejoinHolderId: 'amina',
        rejoinHolderSeconds: '20',
        rejoinQueueId: 'support',
        rejoinLocale: 'en',
        rejoinSayProtocol: 'false',
        rejoinFallback: 'none',
      },
      leftBehind: [],
    });
  });

  it('replace those that an earlier callback left, and carry none of its marks on', () => {
    const { attributes, leftBehind } = built({
      rejoinAttempt: '9',
      rejoinHolderId: 'ben',
      rejoinFallback: 'done',
    });
    expect(attributes).toMatchObject({ rejoinAttempt: '1', rejoinHolderId: 'amina' });
    expect(attributes.rejoinFallback).toBe('none');
    expect(leftBehind).toEqual([]);
  });

  it.each([
    ['a protocol of the queue’s own is read out to the agent', 'protocol', '2026-000123', 'true'],
    ['a very long one is not', 'protocol', '9'.repeat(41), 'false'],
    ['a contact id is not', undefined, 'call-1', 'false'],
  ])('%s', (_, protocolAttribute, protocol, said) => {
    const interruption = requested({ settings: support({ protocolAttribute }) });
    expect(callbackAttributes(interruption, {}, protocol).attributes.rejoinSayProtocol).toBe(said);
  });

  it('tell the flows the language and the patience of the queue', () => {
    const interruption = requested({ settings: support({ locale: 'pt-BR', holderSeconds: 45 }) });
    expect(callbackAttributes(interruption, {}, 'P-77').attributes).toMatchObject({
      rejoinLocale: 'pt-BR',
      rejoinHolderSeconds: '45',
    });
  });

  it.each(['x', 'é', '€', '📞'])('are counted in bytes of UTF-8, filled with %s', (character) => {
    expect(built(filledTo(limit, character)).leftBehind).toEqual([]);
    expect(built(filledTo(limit + 1, character)).leftBehind).toEqual(['note']);
  });

  it('leave behind as few as they can when all would be too much, and name them', () => {
    const { attributes, leftBehind } = built({ long: 'x'.repeat(limit), account: '77', tier: 'gold' });
    expect(attributes).toMatchObject({ account: '77', tier: 'gold' });
    expect(leftBehind).toEqual(['long']);
  });

  it('leave behind names that Amazon Connect does not take, and name them', () => {
    const { attributes, leftBehind } = built({
      'customer name': 'x',
      preço: 'y',
      'a.b': 'z',
      'fine_1-A': 'w',
    });
    expect(leftBehind).toEqual(['a.b', 'customer name', 'preço']);
    expect(attributes).toHaveProperty('fine_1-A', 'w');
  });

  it('whatever the original had: fit, and every one of its attributes is either carried as it was or named', () => {
    const text = fc.string({ unit: 'binary', maxLength: 40 });
    const original = fc.dictionary(text, fc.tuple(text, fc.nat(400)), { maxKeys: 30 });
    fc.assert(
      fc.property(original, (given) => {
        const before = Object.entries(given)
          .filter(([name]) => !/^rejoin[A-Z]/.test(name))
          .map(([name, [value, times]]) => [name, value.repeat(times)] as const);
        const { attributes, leftBehind } = built(Object.fromEntries(before));
        expect(bytesOf(attributes)).toBeLessThanOrEqual(limit);
        const carried = before.filter(([name]) => !leftBehind.includes(name));
        expect(attributes).toMatchObject(Object.fromEntries(carried));
      }),
    );
  });
});
