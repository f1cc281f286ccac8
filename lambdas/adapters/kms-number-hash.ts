/**
 * Keyed hashes of phone numbers, by an HMAC key that never leaves AWS KMS (GenerateMac). Without a key a hash of a
 * number is no secret: there are few enough numbers to try them all.
 */
import { GenerateMacCommand, type KMSClient } from '@aws-sdk/client-kms';
import type { NumberHash } from '../../core/ports.ts';
import { isThrottled, throttled } from './aws-error.ts';

interface Deps {
  readonly client: KMSClient;
  readonly keyArn: string;
}

export const kmsNumberHash = ({ client, keyArn }: Deps): NumberHash => ({
  of: async (number) => {
    try {
      const { Mac } = await client.send(
        new GenerateMacCommand({
          KeyId: keyArn,
          MacAlgorithm: 'HMAC_SHA_256',
          Message: Buffer.from(number),
        }),
      );
      if (!Mac) throw new Error('AWS KMS answered GenerateMac without a Mac');
      return Buffer.from(Mac).toString('base64url');
    } catch (error) {
      throw isThrottled(error) ? throttled('AWS KMS', error) : error;
    }
  },
});
