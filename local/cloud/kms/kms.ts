/** AWS KMS: HMAC keys that live as long as the process, and GenerateMac. */
import { createHmac, createSecretKey, type KeyObject, randomBytes, randomUUID } from 'node:crypto';
import { AwsError } from '../aws-error.ts';
import type { Iam } from '../iam/iam.ts';
import { statementsOf } from '../iam/statement.ts';
import type { JsonObject } from '../json.ts';
import { arnOf, type Place } from '../place.ts';
import type { Service } from '../service.ts';
import type { ResourceType } from '../template/resource-type.ts';

/** AWS KMS developer guide, "Default key policy". */
const defaultPolicy = ({ account }: Place): JsonObject => ({
  Statement: [
    {
      Effect: 'Allow',
      Principal: { AWS: `arn:aws:iam::${account}:root` },
      Action: 'kms:*',
      Resource: '*',
    },
  ],
});

const keyType = (place: Place, keys: Map<string, KeyObject>, iam: Iam): ResourceType => ({
  honoured: ['KeySpec', 'KeyUsage', 'KeyPolicy'],
  noEffect: {
    Description: 'nobody reads it here',
    PendingWindowInDays: 'the key goes with the process',
    EnableKeyRotation: 'the key goes with the process',
    Tags: 'nothing reads them',
  },
  create({ logicalId, properties: { KeySpec, KeyUsage, KeyPolicy } }) {
    const id = randomUUID();
    const arn = arnOf(place, 'kms', `key/${id}`);
    const made = { ref: id, attributes: { Arn: arn, KeyId: id } };
    // A key for encrypting what lies still, and here nothing does.
    if (KeySpec === undefined && KeyUsage === undefined) return made;
    if (KeySpec !== 'HMAC_256' || KeyUsage !== 'GENERATE_VERIFY_MAC')
      throw new Error(
        `${logicalId}: the local cloud has keys of spec HMAC_256 for GENERATE_VERIFY_MAC only, not ${KeySpec} for ${KeyUsage}`,
      );
    iam.attachToResource(arn, statementsOf(KeyPolicy ?? defaultPolicy(place), 'resource'));
    keys.set(arn, createSecretKey(randomBytes(32)));
    return made;
  },
});

/** Errors and limits: API reference, GenerateMac. Keys are named by ARN here, as our functions name them. */
const generateMac =
  (keys: ReadonlyMap<string, KeyObject>) =>
  ({ KeyId, MacAlgorithm, Message }: JsonObject): JsonObject => {
    const key = keys.get(String(KeyId));
    if (!key) throw new AwsError('NotFoundException', `Key '${KeyId}' does not exist`);
    if (MacAlgorithm !== 'HMAC_SHA_256')
      throw new AwsError('InvalidKeyUsageException', `${KeyId} is for HMAC_SHA_256, not ${MacAlgorithm}`);
    const message = Buffer.from(typeof Message === 'string' ? Message : '', 'base64');
    if (message.length < 1 || message.length > 4_096)
      throw new AwsError('ValidationException', 'Message must have 1 to 4096 bytes, in base64');
    return { KeyId, MacAlgorithm, Mac: createHmac('sha256', key).update(message).digest('base64') };
  };

export const startKms = (place: Place, iam: Iam): Service => {
  const keys = new Map<string, KeyObject>();
  return {
    types: { 'AWS::KMS::Key': keyType(place, keys, iam) },
    actions: { TrentService: { GenerateMac: generateMac(keys) } },
    needs: {
      TrentService: (action, { KeyId }) => [{ action: `kms:${action}`, resource: String(KeyId) }],
    },
    stop: () => keys.clear(),
  };
};
