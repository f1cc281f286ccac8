/**
 * Keyed hashes of phone numbers, by an HMAC key that never leaves AWS KMS (GenerateMac). Without a key a hash of a
 * number is no secret: there are few enough numbers to try them all.
 */
import { GenerateMacCommand, KMSClient } from '@aws-sdk/client-kms';
import type { NumberHash } from '../../core/ports.ts';
import { isThrottled, throttled } from './aws-error.ts';

interface Deps {
  readonly client: KMSClient;
  readonly keyArn: string;
}

/** A hash takes milliseconds; both tries are over long before the function's time is. */
export const kmsClient = (): KMSClient =>
  new KMSClient({
    maxAttempts: 2,
    requestHandler: { connectionTimeout: 1_000, requestTimeout: 1_000, throwOnRequestTimeout: true },
  });

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
