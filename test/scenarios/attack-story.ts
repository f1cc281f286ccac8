/** A running system under attack: what attackers find, and how one sees that they got nothing. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { expect } from 'vitest';
import { WebSocket } from 'ws';
import type { ServerFrame, View } from '../../core/contracts/agent-socket.ts';
import { epochMsOf } from '../../core/time.ts';
import { dynamodbTickets } from '../../lambdas/adapters/dynamodb-tickets.ts';
import { type AgentPage, viewIn } from '../../local/demo/agent-page.ts';
import { awaited } from '../../local/demo/awaited.ts';
import type { LocalInfo } from '../../local/desk/local-info.ts';
import { type Laptop, startLaptop } from '../../local/laptop.ts';
import { type Forger, forger } from './forger.ts';
import { type LogReader, logReader } from './log-reader.ts';
import {
  agentNamed,
  busOf,
  dropOf,
  type PastContact,
  queueNamed,
  readLocalInfo,
  seedContact,
  signedIn,
} from './outsider.ts';
import { knock, type RawHeaders } from './raw-request.ts';
import { leaksIn, watchSecrets } from './secrets.ts';
import { tableReader } from './tables.ts';
import { freshTicket } from './ticket.ts';

/** A socket of amina's whose frames the test writes letter by letter, and what it hears. */
export interface Wire {
  readonly heard: readonly ServerFrame[];
  say(frame: unknown): void;
  until(what: string, accept: (frame: ServerFrame) => boolean): Promise<ServerFrame>;
  /** Resolves once the server has forgotten it. */
  close(): Promise<void>;
}

export interface AttackStory {
  readonly laptop: Laptop;
  readonly info: LocalInfo;
  readonly provider: Forger;
  readonly log: LogReader;
  readonly amina: AgentPage;
  readonly ben: AgentPage;
  /** Her call that broke off, and the question about it that stands on her page. */
  readonly contact: PastContact;
  readonly aminasOffer: View;
  wire(): Promise<Wire>;
  /** A ticket of amina's that was given out so many milliseconds ago. */
  ticketOf(ago: number): Promise<string>;
  /** Does it; then nothing in the tables has changed, and each refusal has left one line of this kind. */
  isRefused(kind: string, attack: () => Promise<unknown>): Promise<void>;
  /** Does it. @returns the kinds of the refusals that the log tells of, so many at least */
  refusalsOf(attack: () => Promise<unknown>, atLeast: number): Promise<readonly string[]>;
  /** The same, and nothing in the tables has changed. */
  changesNothing(attack: () => Promise<unknown>, atLeast: number): Promise<readonly string[]>;
  /** A handshake. A socket that opens is closed at once, and forgotten by the server when this resolves. */
  knock(headers: RawHeaders): Promise<number>;
  /** One line for each refusal and no other; no secret in any log, metric or ledger entry; nothing left lying about. */
  leavesNoTrace(): Promise<void>;
  stop(): Promise<void>;
}

/** Resolves with the next page that the server forgets. */
const nextForgotten = ({ cloud }: Laptop): Promise<void> =>
  new Promise((resolve) => {
    const unsubscribe = cloud.invocations.subscribe(({ handlerName }) => {
      if (handlerName !== 'socket-disconnect') return;
      unsubscribe();
      resolve();
    });
  });

const wireOf = async (laptop: Laptop, info: LocalInfo): Promise<Wire> => {
  const socket = new WebSocket(info.socketUrl, ['rejoin.v1', `ticket.${await freshTicket(info)}`], {
    origin: info.allowedOrigin,
  });
  const heard: ServerFrame[] = [];
  const listeners = new Set<(frame: ServerFrame) => void>();
  socket.on('message', (data) => {
    const frame = JSON.parse(String(data)) as ServerFrame;
    heard.push(frame);
    for (const listener of listeners) listener(frame);
  });
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  const watch = (look: (frame: ServerFrame) => void): (() => void) => {
    listeners.add(look);
    return () => void listeners.delete(look);
  };
  return {
    heard,
    say: (frame) => socket.send(typeof frame === 'string' ? frame : JSON.stringify(frame)),
    until: (what, accept) =>
      awaited({ what, withinMs: 20_000, watch, past: () => [...heard] }, (frame) =>
        accept(frame) ? frame : undefined,
      ),
    close: () => {
      const forgotten = nextForgotten(laptop);
      socket.close();
      return forgotten;
    },
  };
};

const oldTicket = async (info: LocalInfo, ago: number): Promise<string> => {
  const { region, credentials, endpoints } = info;
  const client = new DynamoDBClient({
    region,
    credentials: { ...credentials },
    endpoint: endpoints.dynamodb,
  });
  const table = info.tables.Tickets ?? '';
  const clock = () => epochMsOf(Date.now() - ago);
  const { ticket } = await dynamodbTickets({ client, table, clock }).issue(
    { agentId: agentNamed(info, 'amina').id, signedInUntil: epochMsOf(Date.now() + 3_600_000) },
    info.allowedOrigin,
  );
  client.destroy();
  return ticket;
};

/** A drop of a while ago: a button that stands, and no pop-up that lapses while tables are compared. */
const standingOffer = async (info: LocalInfo, amina: AgentPage) => {
  const agentId = agentNamed(info, 'amina').id;
  const contact = await seedContact(info, { queueId: queueNamed(info, 'Support'), agentId });
  const bus = busOf(info);
  const disconnectTimestamp = new Date(Date.now() - 60_000).toISOString();
  await bus.put({ ...dropOf(info, contact), disconnectTimestamp });
  bus.stop();
  return { contact, aminasOffer: await amina.until('the offer', viewIn('offered')) };
};

export const attackStory = async (): Promise<AttackStory> => {
  const [provider, log] = [await forger(), logReader()];
  const laptop = await startLaptop({ port: 0, signIn: provider.signIn, onLog: log.onLog });
  const secrets = watchSecrets(laptop);
  const info = await readLocalInfo(laptop.url);
  const tables = tableReader(info);
  const [amina, ben] = [await signedIn(info, 'amina'), await signedIn(info, 'ben')];
  const offer = await standingOffer(info, amina);
  /** Refusals that the log must hold in the end. */
  const expected: string[] = [];
  const refusalsOf: AttackStory['refusalsOf'] = async (attack, atLeast) => {
    const since = log.lines.length;
    await attack();
    await log.untilRefusals(atLeast, since);
    await laptop.cloud.idle();
    const kinds = log.refusals(since);
    expected.push(...kinds);
    return kinds;
  };
  const changesNothing: AttackStory['changesNothing'] = async (attack, atLeast) => {
    await laptop.cloud.idle();
    const before = await tables.all();
    const kinds = await refusalsOf(attack, atLeast);
    expect(await tables.all()).toEqual(before);
    return kinds;
  };
  return {
    ...{ laptop, info, provider, log, amina, ben, ...offer, refusalsOf, changesNothing },
    wire: () => wireOf(laptop, info),
    knock: async (headers) => {
      const forgotten = nextForgotten(laptop);
      const status = await knock(info.socketUrl, headers);
      if (status === 101) await forgotten;
      return status;
    },
    ticketOf: (ago) => oldTicket(info, ago),
    isRefused: async (kind, attack) => {
      expect(await changesNothing(attack, 1)).toEqual([kind]);
    },
    leavesNoTrace: async () => {
      await laptop.cloud.idle();
      expect(log.refusals()).toEqual(expected);
      const seen = await secrets.seen();
      const all = { ...seen, numbers: [...seen.numbers, offer.contact.number] };
      expect(all.tickets.length).toBeGreaterThan(2);
      expect(all.tokens.length).toBeGreaterThan(1);
      const ledger = (await tables.of('Ledger')).map((entry) => JSON.stringify(entry));
      expect(ledger.length).toBeGreaterThan(0);
      expect(leaksIn([...log.lines.map(({ text }) => text), ...ledger], all)).toEqual([]);
      expect(laptop.cloud.deadLetters()).toEqual([]);
    },
    stop: async () => {
      for (const page of [amina, ben]) page.close();
      tables.stop();
      await laptop.stop();
    },
  };
};
