/** Builds the hash of phone numbers. Apart, since few functions may use the key. */
import { KMSClient } from '@aws-sdk/client-kms';
import type { NumberHash } from '../../core/ports.ts';
import { kmsNumberHash } from '../adapters/kms-number-hash.ts';
import { variable } from './environment.ts';

/** A hash takes milliseconds; both tries are over long before the function's time is. */
const client = (): KMSClient =>
  new KMSClient({
    maxAttempts: 2,
    requestHandler: { connectionTimeout: 1_000, requestTimeout: 1_000, throwOnRequestTimeout: true },
  });

export const numberHash = (): NumberHash =>
  kmsNumberHash({ client: client(), keyArn: variable('NUMBER_KEY_ARN') });
