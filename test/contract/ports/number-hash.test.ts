/** Hashes of numbers, against the KMS of the local cloud. */
import { GenerateMacCommand, KMSClient } from '@aws-sdk/client-kms';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { kmsNumberHash } from '../../../lambdas/adapters/kms-number-hash.ts';
import { customersNumber } from '../../in-memory/story.ts';
import { awsFailure } from '../../unit/adapters/aws-failure.ts';
import { type RejoinStorage, startStorage } from './rejoin-storage.ts';

const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };

const hashIn = (storage: RejoinStorage, keyArn = storage.variable('NUMBER_KEY_ARN')) => {
  const client = new KMSClient({ region: 'us-east-1', endpoint: storage.baseUrl, credentials });
  return kmsNumberHash({ client, keyArn });
};

describe('a number', () => {
  let storage: RejoinStorage;
  beforeAll(async () => {
    storage = await startStorage();
  });
  afterAll(() => storage.stop());

  it('has one hash, which is another one than that of the next number and says nothing of either', async () => {
    const hashed = await hashIn(storage).of(customersNumber);
    expect(hashed).toMatch(/^[\w-]{43}$/);
    expect(await hashIn(storage).of(customersNumber)).toBe(hashed);
    expect(await hashIn(storage).of('+5511987654322')).not.toBe(hashed);
  });

  it('has another hash under another key', async () => {
    const other = await startStorage();
    onTestFinished(() => other.stop());
    const [here, elsewhere] = [hashIn(storage), hashIn(other)];
    expect(await elsewhere.of(customersNumber)).not.toBe(await here.of(customersNumber));
  });

  it('has no hash under a key that does not exist, and the error does not tell the number', async () => {
    const error: unknown = await hashIn(storage, 'arn:aws:kms:us-east-1:111122223333:key/none')
      .of(customersNumber)
      .catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: 'NotFoundException' });
    expect(String(error)).not.toContain(customersNumber.slice(1));
  });
});

describe('a service that', () => {
  const answering = (prepare: (kms: ReturnType<typeof mockClient>) => unknown) => {
    const client = new KMSClient({ region: 'us-east-1', credentials });
    prepare(mockClient(client as never));
    return kmsNumberHash({ client, keyArn: 'key' }).of(customersNumber);
  };

  it('is busy has the message come again later', async () => {
    const busy = answering((kms) =>
      kms.on(GenerateMacCommand as never).rejects(awsFailure('ThrottlingException')),
    );
    await expect(busy).rejects.toMatchObject({ code: 'throttled', retry: 'later' });
  });

  it('answers without a hash is an error', async () => {
    await expect(answering((kms) => kms.on(GenerateMacCommand as never).resolves({}))).rejects.toThrow(
      'without a Mac',
    );
  });
});
