/** Invokes Lambda functions for flows: only those the instance was given, in time, with a usable answer. */
import type { Clock } from '../clock.ts';

/** documented: the response must be smaller than 32 KB. */
const responseLimit = 32 * 1_024;

export type InvokeLambda = (arn: string, payload: unknown) => Promise<unknown>;

const textsOf = (answer: unknown): Readonly<Record<string, string>> => {
  if (answer === null || answer === undefined) return {};
  if (typeof answer !== 'object' || Array.isArray(answer)) {
    throw new Error('the function answered something that is not a map of texts');
  }
  if (Buffer.byteLength(JSON.stringify(answer)) >= responseLimit) {
    throw new Error('the function answered 32 KB or more');
  }
  // documented (STRING_MAP): a flat map; anything nested is not reachable by $.External.
  const flat = Object.entries(answer).filter(([, value]) => value === null || typeof value !== 'object');
  return Object.fromEntries(flat.map(([key, value]) => [key, String(value)]));
};

export class LambdaDesk {
  readonly #allowed = new Set<string>();
  readonly #invoke: InvokeLambda;
  readonly #clock: Clock;

  constructor(invoke: InvokeLambda, clock: Clock) {
    this.#invoke = invoke;
    this.#clock = clock;
  }

  /** The instance may invoke this function (AWS::Connect::IntegrationAssociation, LAMBDA_FUNCTION). */
  allow(arn: string): void {
    this.#allowed.add(arn);
  }

  /** Rejects when the function is not allowed, fails, is too slow or answers nonsense (all documented). */
  async call(arn: string, payload: unknown, withinMs: number): Promise<Readonly<Record<string, string>>> {
    if (!this.#allowed.has(arn)) throw new Error(`the instance has no Lambda integration for ${arn}`);
    let cancel: () => void = () => undefined;
    const tooLate = new Promise<never>((_resolve, reject) => {
      cancel = this.#clock.schedule(withinMs, () =>
        reject(new Error(`${arn} took longer than ${withinMs} ms`)),
      );
    });
    try {
      return textsOf(await Promise.race([this.#invoke(arn, payload), tooLate]));
    } finally {
      cancel();
    }
  }
}
