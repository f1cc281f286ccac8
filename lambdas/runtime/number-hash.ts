/** Builds the hash of phone numbers. Apart, since few functions may use the key. */
import type { NumberHash } from '../../core/ports.ts';
import { kmsClient, kmsNumberHash } from '../adapters/kms-number-hash.ts';
import { variable } from './environment.ts';

export const numberHash = (): NumberHash =>
  kmsNumberHash({ client: kmsClient(), keyArn: variable('NUMBER_KEY_ARN') });
