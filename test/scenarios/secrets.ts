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

/** Of what the functions are given, and of every request to Amazon Connect. */
export const watchSecrets = ({ cloud, url }: Pick<Laptop, 'cloud' | 'url'>): SecretWatch => {
  const [numbers, tokens, tickets] = [new Set<string>(), new Set<string>(), new Set<string>()];
  const look = (text: string): void => {
    for (const number of found(text, inE164)) numbers.add(number);
    for (const token of found(text, /"authorization":"Bearer ([^",\s]+)/gi)) tokens.add(token);
    for (const ticket of found(text, /ticket\.([\w-]{20,})/g)) tickets.add(ticket);
  };
  for (const { payload } of cloud.invocations.list()) look(JSON.stringify(payload));
  cloud.invocations.subscribe(({ payload }) => look(JSON.stringify(payload)));
  return {
    seen: async () => {
      look(await (await fetch(`${url}/sim/requests`)).text());
      const names = centre.agents.flatMap(({ username, name }) => [username, ...name.split(' ')]);
      return { numbers: [...numbers], tokens: [...tokens], tickets: [...tickets], names };
    },
  };
};

/** Long enough to be no accident, and short enough to catch a number without its country code. */
const telling = 8;

/** Digits that punctuation keeps apart come together: `+1 (202) 555-0143` and `1.202.555.0143` are one number. */
const closedUp = (text: string): string => text.replace(/(?<=\d)[\s().+/-]+(?=\d)/g, '');

const base64Of = (text: string): string => Buffer.from(text).toString('base64').replace(/=+$/, '');

const numberIn = (text: string, number: string): boolean =>
  closedUp(text).includes(number.slice(-telling)) || text.includes(base64Of(number));

/** The claims and the signature: the header is the same in every token. */
const tokenIn = (text: string, token: string): boolean => {
  const [, claims = '', signature = ''] = token.split('.');
  return [claims, signature].some((part) => part.length > 10 && text.includes(part));
};

const nameIn = (text: string, name: string): boolean => new RegExp(`\\b${name}\\b`, 'i').test(text);

/** What of it is in the texts, each with the text that it is in. */
export const leaksIn = (texts: readonly string[], secrets: Secrets): readonly string[] =>
  texts.flatMap((text) => {
    const leaked = [
      ...secrets.numbers.filter((number) => numberIn(text, number)),
      ...secrets.tokens.filter((token) => tokenIn(text, token)).map(() => 'a token'),
      ...secrets.tickets.filter((ticket) => text.includes(ticket)).map(() => 'a ticket'),
      ...secrets.names.filter((name) => nameIn(text, name)),
      ...(text.includes('•') ? ['a masked number'] : []),
    ];
    return leaked.map((what) => `${what} in: ${text}`);
  });
