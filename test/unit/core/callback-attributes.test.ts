import { describe, expect, it } from 'vitest';
import { callbackAttributes } from '../../../core/interruption/callback-attributes.ts';
import { support } from './lifecycle/people.ts';
import { requested } from './lifecycle/states.ts';

const limit = 32_768;
const built = (original: Record<string, string>, protocol = 'P-77') =>
  callbackAttributes(requested(), original, protocol);

const bytesOf = (attributes: Readonly<Record<string, string>>): number =>
  Object.entries(attributes).reduce((sum, [key, value]) => sum + Buffer.byteLength(key + value), 0);
const ours = (() => {
  const result = built({});
  if (result.type !== 'attributes') throw new Error('our own attributes alone are too large');
  return bytesOf(result.attributes);
})();
/** An original attribute that, with ours, makes exactly so many bytes. */
const filledTo = (bytes: number, character = 'x'): Record<string, string> => {
  const room = bytes - ours - 'note'.length;
  const width = Buffer.byteLength(character);
  return { note: character.repeat(Math.floor(room / width)) + 'x'.repeat(room % width) };
};

describe('the attributes of a callback', () => {
  it('are all of the original contact, and ours', () => {
    expect(built({ account: '77', protocol: 'P-77' })).toEqual({
      type: 'attributes',
      attributes: {
        account: '77',
        protocol: 'P-77',
        rejoinInterruptionId: 'call-1',
        rejoinProtocol: 'P-77',
        rejoinAttempt: '1',
        rejoinHolderId: 'amina',
        rejoinQueueId: 'support',
        rejoinLocale: 'en',
        rejoinFallback: 'none',
      },
    });
  });

  it('replace those that an earlier callback left', () => {
    expect(built({ rejoinAttempt: '9', rejoinHolderId: 'ben' })).toMatchObject({
      attributes: { rejoinAttempt: '1', rejoinHolderId: 'amina' },
    });
  });

  it.each(['en', 'pt-BR', 'es'])('tell the flows the language of the queue (%s)', (locale) => {
    const interruption = requested({ settings: support({ locale }) });
    expect(callbackAttributes(interruption, {}, 'P-77')).toMatchObject({
      attributes: { rejoinLocale: locale },
    });
  });

  it.each(['x', 'é', '€', '📞'])('are counted in bytes of UTF-8, filled with %s', (character) => {
    expect(built(filledTo(limit, character)).type).toBe('attributes');
    expect(built(filledTo(limit + 1, character))).toEqual({ type: 'too-large', bytes: limit + 1 });
  });
});
