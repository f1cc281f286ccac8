/**
 * Takes the place of `@smithy/core/checksum` in the bundles. The SDK signs with SHA-256 and checks SQS bodies with
 * MD5; for machines without native hashes it brings both along in JavaScript, which Node never is: 2 % of a bundle.
 */
import { createHash, createHmac, type Hash, type Hmac } from 'node:crypto';

type Data = string | ArrayBuffer | ArrayBufferView;

const bytesOf = (data: Data): Uint8Array | string => {
  if (typeof data === 'string') return data;
  return ArrayBuffer.isView(data)
    ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
    : new Uint8Array(data);
};

/** The part of the SDK's `Checksum` interface that its clients use: `update` any number of times, then `digest`. */
class Checksum {
  readonly #hash: Hash | Hmac;

  constructor(hash: Hash | Hmac) {
    this.#hash = hash;
  }

  update(data: Data): void {
    this.#hash.update(bytesOf(data));
  }

  async digest(): Promise<Uint8Array> {
    return new Uint8Array(this.#hash.digest());
  }
}

/** With a secret it is an HMAC. */
export class Sha256 extends Checksum {
  constructor(secret?: Data) {
    super(secret === undefined ? createHash('sha256') : createHmac('sha256', bytesOf(secret)));
  }
}

export class Md5 extends Checksum {
  constructor() {
    super(createHash('md5'));
  }
}
