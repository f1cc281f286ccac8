import { describe, expect, it } from 'vitest';
import { Iam } from '../../../local/cloud/iam/iam.ts';
import type { Action } from '../../../local/cloud/json-protocol.ts';
import { startKms } from '../../../local/cloud/kms/kms.ts';

const place = { region: 'us-east-1', account: '111122223333', stackName: 'Shop' };
const hmac = { KeySpec: 'HMAC_256', KeyUsage: 'GENERATE_VERIFY_MAC' };

const cloud = () => {
  const { types, actions } = startKms(place, new Iam(place, () => undefined));
  const create = (properties: Record<string, unknown>) =>
    types['AWS::KMS::Key']?.create({ logicalId: 'Key1', type: 'AWS::KMS::Key', properties });
  const generateMac: Action = (input) => actions?.TrentService?.GenerateMac?.(input);
  return { create, generateMac };
};

const message = (text: string): string => Buffer.from(text).toString('base64');

describe('a key', () => {
  it('for anything but HMAC is refused when the stack starts', () => {
    for (const properties of [{ ...hmac, KeySpec: 'HMAC_512' }, { KeySpec: 'SYMMETRIC_DEFAULT' }])
      expect(() => cloud().create(properties)).toThrow(/^Key1: the local cloud has keys of spec HMAC_256/);
  });

  it('for what lies still is made, and hashes nothing', async () => {
    const { create, generateMac } = cloud();
    const made = await create({});
    const ask = { KeyId: made?.attributes?.Arn, MacAlgorithm: 'HMAC_SHA_256', Message: message('one') };
    expect(() => generateMac(ask)).toThrow(/does not exist/);
  });

  it('makes one code of 32 bytes of one message', async () => {
    const { create, generateMac } = cloud();
    const made = await create(hmac);
    const ask = (text: string) =>
      generateMac({
        KeyId: made?.attributes?.Arn,
        MacAlgorithm: 'HMAC_SHA_256',
        Message: message(text),
      }) as { readonly Mac: string };
    expect(Buffer.from(ask('one').Mac, 'base64')).toHaveLength(32);
    expect(ask('one')).toEqual(ask('one'));
    expect(ask('one').Mac).not.toBe(ask('two').Mac);
  });

  it.each([
    ['another algorithm', { MacAlgorithm: 'HMAC_SHA_512' }, 'InvalidKeyUsageException'],
    ['no message', { Message: undefined }, 'ValidationException'],
    ['an empty message', { Message: '' }, 'ValidationException'],
    ['a message of 4097 bytes', { Message: message('x'.repeat(4_097)) }, 'ValidationException'],
    ['another key', { KeyId: 'arn:aws:kms:us-east-1:111122223333:key/none' }, 'NotFoundException'],
  ])('refuses %s as KMS does', async (_, change, code) => {
    const { create, generateMac } = cloud();
    const made = await create(hmac);
    const request = { KeyId: made?.attributes?.Arn, MacAlgorithm: 'HMAC_SHA_256', Message: message('one') };
    expect(() => generateMac({ ...request, ...change })).toThrow(expect.objectContaining({ code }));
  });

  it('takes a message of 4096 bytes', async () => {
    const { create, generateMac } = cloud();
    const made = await create(hmac);
    const request = { KeyId: made?.attributes?.Arn, MacAlgorithm: 'HMAC_SHA_256' };
    expect(generateMac({ ...request, Message: message('x'.repeat(4_096)) })).toMatchObject({
      Mac: expect.any(String),
    });
  });
});
