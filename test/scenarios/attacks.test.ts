/** Strangers at the door: tokens, origins and tickets that are not theirs, or not good any more. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AttackStory, attackStory } from './attack-story.ts';
import { beginHandshake, knock, post, type RawHeaders } from './raw-request.ts';
import { freshTicket } from './ticket.ts';

const evil = 'https://evil.example';

let story: AttackStory;

beforeAll(async () => {
  story = await attackStory();
});
afterAll(() => story?.stop());

const asks = (headers: RawHeaders): Promise<number> => post(story.info.ticketUrl, headers);
const bearer = (
  token: string,
  origin: string | readonly string[] = story.info.allowedOrigin,
): RawHeaders => ({ Authorization: `Bearer ${token}`, Origin: origin });
const inSeconds = (seconds: number): number => Math.floor(Date.now() / 1_000) + seconds;

describe('a token', () => {
  const tokens: readonly (readonly [string, () => Promise<string> | string])[] = [
    ['that has run out', () => story.provider.signed({ exp: inSeconds(-1) })],
    ['that never runs out', () => story.provider.signed({ exp: undefined })],
    ['that is not valid yet', () => story.provider.signed({ nbf: inSeconds(3_600) })],
    ['for another audience', () => story.provider.signed({ aud: 'another-application' })],
    ['of another issuer', () => story.provider.signed({ iss: evil })],
    ['that nobody signed (alg: none)', () => story.provider.unsigned()],
    ['signed with the public key as a secret', () => story.provider.confused()],
    ["signed with a stranger's key", () => story.provider.ownKey()],
    ['that brings its key along', () => story.provider.ownKey('embedded')],
    ['that says where its key is', () => story.provider.ownKey('linked')],
    ['whose claims were altered', () => story.provider.altered()],
    ['without a user name', () => story.provider.signed({ preferred_username: undefined })],
  ];

  it.each(tokens)('%s gets no ticket', async (_what, token) => {
    const headers = bearer(await token());
    await story.isRefused('ticket-refused', async () => expect(await asks(headers)).toBe(401));
  });

  it('that is missing, or sent twice, gets no ticket', async () => {
    const good = `Bearer ${await story.provider.signed()}`;
    await story.isRefused('ticket-refused', async () =>
      expect(await asks({ Origin: story.info.allowedOrigin })).toBe(401),
    );
    await story.isRefused('ticket-refused', async () =>
      expect(await asks({ Authorization: [good, `Bearer ${story.provider.unsigned()}`] })).toBe(401),
    );
  });

  it('of somebody who is no user of Amazon Connect gets no ticket', async () => {
    const headers = bearer(await story.provider.signed({ preferred_username: 'mallory' }));
    await story.isRefused('ticket-refused', async () => expect(await asks(headers)).toBe(403));
  });
});

describe('a page of another site', () => {
  const origins: readonly (readonly [string, () => string | readonly string[]])[] = [
    ['a foreign origin', () => evil],
    ['an origin that begins like ours', () => `${story.info.allowedOrigin}.evil.example`],
    ['an origin in other letters', () => story.info.allowedOrigin.toUpperCase()],
    ['no origin of its own', () => 'null'],
    ['two origins, ours first', () => [story.info.allowedOrigin, evil]],
    ['two origins, ours last', () => [evil, story.info.allowedOrigin]],
  ];

  it.each(origins)('with %s gets no ticket, even with a good token', async (_what, origin) => {
    const headers = bearer(await story.provider.signed(), origin());
    await story.isRefused('ticket-refused', async () => expect(await asks(headers)).toBe(403));
  });

  it.each(origins)(
    'with %s opens no socket with a stolen ticket, and uses none up',
    async (_what, origin) => {
      const stolen = `rejoin.v1, ticket.${await freshTicket(story.info)}`;
      const headers = { Origin: origin(), 'Sec-WebSocket-Protocol': stolen };
      await story.isRefused('socket-refused', async () => expect(await story.knock(headers)).toBe(403));
      expect(await story.knock({ Origin: story.info.allowedOrigin, 'Sec-WebSocket-Protocol': stolen })).toBe(
        101,
      );
    },
  );

  it('that has no origin at all opens no socket', async () => {
    const headers = { 'Sec-WebSocket-Protocol': `rejoin.v1, ticket.${await freshTicket(story.info)}` };
    await story.isRefused('socket-refused', async () => expect(await story.knock(headers)).toBe(403));
  });
});

describe('a ticket', () => {
  const opens = (protocols: string | readonly string[]): Promise<number> =>
    story.knock({ Origin: story.info.allowedOrigin, 'Sec-WebSocket-Protocol': protocols });
  const refused = (protocols: string | readonly string[]): Promise<void> =>
    story.isRefused('socket-refused', async () => expect(await opens(protocols)).toBe(401));

  it('that is missing, made up, or named in other letters opens no socket', async () => {
    await refused('rejoin.v1');
    await refused('rejoin.v1, ticket.made-up');
    await refused('rejoin.v1, ticket.');
    await refused(`rejoin.v1, TICKET.${await freshTicket(story.info)}`);
  });

  it('opens one socket, even for two who are there at the same moment, and none when it is replayed', async () => {
    const protocols = `rejoin.v1, ticket.${await freshTicket(story.info)}`;
    const kinds = await story.refusalsOf(async () => {
      const answers = await Promise.all([opens(protocols), opens(protocols), opens(protocols)]);
      expect(answers.toSorted()).toEqual([101, 401, 401]);
    }, 2);
    expect(kinds).toEqual(['socket-refused', 'socket-refused']);
    await refused(protocols);
  });

  it('among two is refused, in one header or in two, and stays good', async () => {
    const [one, two] = [await freshTicket(story.info), await freshTicket(story.info)];
    await refused(`rejoin.v1, ticket.${one}, ticket.${two}`);
    await refused([`rejoin.v1, ticket.${one}`, `ticket.${two}`]);
    expect(await opens(`rejoin.v1, ticket.${one}`)).toBe(101);
  });

  it('in the address, where logs would show it, is not looked at', async () => {
    const ticket = await freshTicket(story.info);
    const since = story.log.lines.length;
    const headers = { Origin: story.info.allowedOrigin };
    expect(await knock(`${story.info.socketUrl}?ticket=${ticket}`, headers)).toBe(401);
    expect(story.log.lines.slice(since)).toEqual([]);
  });

  it('whose socket opens so slowly that it runs out opens none, and keeps nobody else waiting', async () => {
    const ticket = await story.ticketOf(30_000);
    const slow = await beginHandshake(story.info.socketUrl, {
      Origin: story.info.allowedOrigin,
      'Sec-WebSocket-Protocol': `rejoin.v1, ticket.${ticket}`,
    });
    expect(await opens(`rejoin.v1, ticket.${await freshTicket(story.info)}`)).toBe(101);
    await story.laptop.cloud.idle();
    await story.isRefused('socket-refused', async () => expect(await slow.finish()).toBe(401));
  });
});

describe('after all these attacks', () => {
  it('each refusal has left one line, and no log, metric or ledger entry has a secret in it', () =>
    story.leavesNoTrace());
});
