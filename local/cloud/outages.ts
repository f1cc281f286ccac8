/**
 * Dependencies that fail on purpose, for tests: nothing fails until it is told to. They fail at the wire, where
 * real clients meet a failure as they would in AWS.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Route, replyJson } from '../http.ts';

export type Dependency = 'dynamodb' | 'sqs' | 'kms' | 'push' | 'connect' | 'sign-in';

export type Failure =
  /** Answers with an error at once, and does nothing. */
  | { readonly type: 'refuses'; readonly status: number; readonly error: string }
  /** Takes the request and never answers. */
  | { readonly type: 'silent' }
  /** Answers, later. */
  | { readonly type: 'slow'; readonly ms: number }
  /** Does what it is asked, and the connection breaks before the answer. */
  | { readonly type: 'answer-lost' };

export interface Outage {
  /** The requests that it met so far. */
  readonly met: number;
  /** Resolves once it has met so many. */
  reached(requests: number): Promise<void>;
  /** Requests that wait for an answer find their connection broken. */
  end(): void;
}

export interface Outages {
  /** To be asked before all others. */
  readonly route: Route;
  /** @param only the operations that fail, by a part of their name (`SendMessage`, `PUT /contact/outbound-voice`); all unless given */
  begin(dependency: Dependency, failure: Failure, only?: string): Outage;
}

interface Asked {
  readonly dependency: Dependency;
  readonly operation: string;
}

const byTarget: Readonly<Record<string, Dependency>> = {
  DynamoDB_20120810: 'dynamodb',
  AmazonSQS: 'sqs',
  TrentService: 'kms',
};

const askedIn = (request: IncomingMessage, { pathname }: URL): Asked | undefined => {
  const [service = '', action = ''] = String(request.headers['x-amz-target'] ?? '').split('.');
  const dependency = byTarget[service];
  if (dependency) return { dependency, operation: action };
  const operation = `${request.method} ${decodeURIComponent(pathname)}`;
  if (operation.includes('/@connections/')) return { dependency: 'push', operation };
  if (pathname.startsWith('/sign-in')) return { dependency: 'sign-in', operation };
  const isConnect = /\/connect\/aws4_request/.test(request.headers.authorization ?? '');
  return isConnect ? { dependency: 'connect', operation } : undefined;
};

class RunningOutage implements Outage {
  met = 0;
  readonly #failure: Failure;
  readonly #silenced = new Set<ServerResponse>();
  readonly #delayed = new Set<() => void>();
  readonly #watching = new Set<() => void>();

  constructor(failure: Failure) {
    this.#failure = failure;
  }

  /** @returns whether the request is dealt with */
  async meet(response: ServerResponse): Promise<boolean> {
    this.met += 1;
    for (const look of this.#watching) look();
    switch (this.#failure.type) {
      case 'refuses':
        refuse(response, this.#failure);
        return true;
      case 'silent':
        this.#silenced.add(response);
        return true;
      case 'slow':
        await this.#delay(this.#failure.ms);
        return false;
      case 'answer-lost':
        Object.assign(response, { end: () => response.destroy() });
        return false;
    }
  }

  reached(requests: number): Promise<void> {
    return new Promise((resolve) => {
      const look = (): void => {
        if (this.met < requests) return;
        this.#watching.delete(look);
        resolve();
      };
      this.#watching.add(look);
      look();
    });
  }

  end(): void {
    for (const response of this.#silenced) response.destroy();
    for (const goOn of this.#delayed) goOn();
  }

  #delay(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const goOn = (): void => {
        clearTimeout(timer);
        this.#delayed.delete(goOn);
        resolve();
      };
      const timer = setTimeout(goOn, ms);
      this.#delayed.add(goOn);
    });
  }
}

/** The JSON protocol names the error in the body, the REST protocol in a header: clients read theirs. */
const refuse = (response: ServerResponse, { status, error }: Extract<Failure, { type: 'refuses' }>): void =>
  replyJson(response, status, { __type: error, message: 'failed on purpose' }, { 'x-amzn-errortype': error });

export const outages = (): Outages => {
  const running = new Map<RunningOutage, (asked: Asked) => boolean>();
  return {
    route: (request, response, url) => {
      const asked = askedIn(request, url);
      if (!asked) return false;
      const [met] = [...running].find(([, concerns]) => concerns(asked)) ?? [];
      return met?.meet(response) ?? false;
    },
    begin: (dependency, failure, only = '') => {
      const outage = new RunningOutage(failure);
      running.set(outage, (asked) => asked.dependency === dependency && asked.operation.includes(only));
      return {
        get met() {
          return outage.met;
        },
        reached: (requests) => outage.reached(requests),
        end: () => {
          running.delete(outage);
          outage.end();
        },
      };
    },
  };
};
