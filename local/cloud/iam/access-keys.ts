/** The credentials of functions: a key of their own each, by which every request tells whose role it has. */
import { randomBytes } from 'node:crypto';

export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** As in Lambda: the credentials of a role are temporary. */
  readonly sessionToken?: string;
}

/** Temporary keys begin with ASIA and have twenty characters (IAM user guide, "Unique identifiers"). */
export const newAccessKey = (): Credentials => ({
  accessKeyId: `ASIA${randomBytes(8).toString('hex').toUpperCase()}`,
  secretAccessKey: randomBytes(30).toString('base64'),
  sessionToken: randomBytes(48).toString('base64'),
});

/** The key in `AWS4-HMAC-SHA256 Credential=<key>/<date>/<Region>/<service>/aws4_request, …`. The signature is not checked. */
export const accessKeyIn = (authorization: string | undefined): string | undefined =>
  /^AWS4-HMAC-SHA256 .*?Credential=([^/,\s]+)\//.exec(authorization ?? '')?.[1];
