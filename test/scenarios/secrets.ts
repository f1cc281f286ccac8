/**
 * What must be in no log, metric or ledger entry, gathered from what really went over the wire: numbers, tokens,
 * tickets, names of users. And the search for it, in whatever format it is written.
 */
import type { Laptop } from '../../local/laptop.ts';
import { centre } from '../../local/sample-centre.ts';

export interface Secrets {
  /** E.164. */
  readonly numbers: readonly string[];
  readonly tokens: readonly string[];
  readonly tickets: readonly string[];
  readonly names: readonly string[];
}

export interface SecretWatch {
  /** Everything since the watch began. */
  seen(): Promise<Secrets>;
}

const found = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].flatMap(([, value]) => value ?? []);

const inE164 = /(\+[1-9]\d{7,14})/g;

/** Gathers from what functions are given, and from requests to Amazon Connect. */
export class SecretSearch {
  readonly #numbers = new Set<string>();
  readonly #tokens = new Set<string>();
  readonly #tickets = new Set<string>();

  look(text: string): void {
    for (const number of found(text, inE164)) this.#numbers.add(number);
    for (const token of found(text, /"authorization":"Bearer ([^",\s]+)/gi)) this.#tokens.add(token);
    for (const ticket of found(text, /ticket\.([\w-]{20,})/g)) this.#tickets.add(ticket);
  }

  found(): Secrets {
    const names = centre.agents.flatMap(({ username, name }) => [username, ...name.split(' ')]);
    return { numbers: [...this.#numbers], tokens: [...this.#tokens], tickets: [...this.#tickets], names };
  }
}

export const watchSecrets = ({ cloud, url }: Pick<Laptop, 'cloud' | 'url'>): SecretWatch => {
  const search = new SecretSearch();
  for (const { payload } of cloud.invocations.list()) search.look(JSON.stringify(payload));
  cloud.invocations.subscribe(({ payload }) => search.look(JSON.stringify(payload)));
  return {
    seen: async () => {
      search.look(await (await fetch(`${url}/sim/requests`)).text());
      return search.found();
    },
  };
};

/** A part of a number that is no accident: as long as this where it stands alone, … */
const standingAlone = 8;
/** … and this among other digits, which dates and ids are full of. */
const amongDigits = 10;

/** What of a number is looked for: without its country code, and even without its area. */
const tailsOf = (numbers: readonly string[], least: number): ReadonlySet<string> =>
  new Set(
    numbers
      .map((number) => number.replace('+', ''))
      .flatMap((digits) =>
        Array.from({ length: Math.max(0, digits.length - least + 1) }, (_, from) => digits.slice(from)),
      ),
  );

/** Digits that punctuation keeps apart come together: `+1 (202) 555-0143` and `1.202.555.0143` are one number. */
const closedUp = (text: string): string => text.replace(/(?<=\d)[\s().+/-]+(?=\d)/g, '');

const runsOfDigits = (text: string): readonly string[] => text.match(/\d{8,}/g) ?? [];

const endsIn = (run: string, tails: ReadonlySet<string>): boolean =>
  [10, 11, 12, 13, 14, 15].some((length) => run.length >= length && tails.has(run.slice(-length)));

const base64Of = (text: string): string => Buffer.from(text).toString('base64').replace(/=+$/, '');

/** The claims and the signature: the header is the same in every token. */
const partsOf = (token: string): readonly string[] =>
  token
    .split('.')
    .slice(1)
    .filter((part) => part.length > 10);

/** What of it is in the texts, each with the text that it is in. */
export const leaksIn = (texts: readonly string[], secrets: Secrets): readonly string[] => {
  const alone = tailsOf(secrets.numbers, standingAlone);
  const among = tailsOf(secrets.numbers, amongDigits);
  const coded = secrets.numbers.map(base64Of);
  const tokens = secrets.tokens.flatMap(partsOf);
  const names = new RegExp(`\\b(?:${secrets.names.join('|')})\\b`, 'i');
  const whatIsIn = (text: string): readonly string[] => [
    ...(runsOfDigits(text).some((run) => alone.has(run)) ||
    runsOfDigits(closedUp(text)).some((run) => endsIn(run, among)) ||
    coded.some((number) => text.includes(number))
      ? ['a number']
      : []),
    ...(tokens.some((part) => text.includes(part)) ? ['a token'] : []),
    ...(secrets.tickets.some((ticket) => text.includes(ticket)) ? ['a ticket'] : []),
    ...(names.test(text) ? ['a name'] : []),
    ...(text.includes('•') ? ['a masked number'] : []),
  ];
  return texts.flatMap((text) => whatIsIn(text).map((what) => `${what} in: ${text}`));
};
