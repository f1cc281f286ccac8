/** What is asked of AWS and of Amazon Connect while something is played, by whom. */
import type { IncomingMessage } from 'node:http';
import { accessKeyIn } from '../../local/cloud/iam/access-keys.ts';
import type { Route } from '../../local/http.ts';
import { credentials } from '../../local/sample-centre.ts';

export interface Asked {
  /** Tells functions apart. */
  readonly accessKey: string;
  readonly service: string;
  /** `TransactWriteItems`, or method and path. */
  readonly operation: string;
}

export interface Traffic {
  /** To be asked before all others; answers nothing. */
  readonly route: Route;
  /** By functions alone, in order. */
  readonly asked: readonly Asked[];
}

/** `Credential=<key>/<date>/<Region>/<service>/aws4_request` */
const serviceIn = ({ headers }: IncomingMessage): string =>
  /Credential=[^/]+\/\d+\/[\w-]+\/([\w-]+)\//.exec(headers.authorization ?? '')?.[1] ?? '';

const operationOf = ({ headers, method }: IncomingMessage, { pathname }: URL): string =>
  String(headers['x-amz-target'] ?? '').split('.')[1] ?? `${method} ${decodeURIComponent(pathname)}`;

export const trafficCounter = (): Traffic => {
  const asked: Asked[] = [];
  return {
    asked,
    route: (request, _response, url) => {
      const accessKey = accessKeyIn(request.headers.authorization);
      if (accessKey !== undefined && accessKey !== credentials.accessKeyId)
        asked.push({ accessKey, service: serviceIn(request), operation: operationOf(request, url) });
      return false;
    },
  };
};
