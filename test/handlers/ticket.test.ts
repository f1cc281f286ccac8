import { SearchUsersCommand } from '@aws-sdk/client-connect';
import { UnsecuredJWT } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { amina } from './aws-events.ts';
import { type CapturedOutput, captureOutput } from './captured-output.ts';
import { freshCentre } from './connect-centre.ts';
import { type Functions, startFunctions } from './functions.ts';
import { audience, issuer, type SignInProvider, startSignInProvider } from './sign-in-provider.ts';
import { askForTicket, type TicketAnswer } from './ticket-request.ts';

let functions: Functions;
let provider: SignInProvider;
let output: CapturedOutput;
let connect: ReturnType<typeof freshCentre>;

beforeAll(async () => {
  provider = await startSignInProvider();
  functions = await startFunctions({ JWT_JWKS_URL: provider.jwksUrl });
});
afterAll(async () => {
  await functions?.stop();
  await provider?.stop();
});
beforeEach(() => {
  output = captureOutput();
  connect = freshCentre();
});

const ask = (
  authorization?: string,
  origin: string | undefined = functions.allowedOrigin,
): Promise<TicketAnswer> => askForTicket(functions, { authorization, origin });
const bearer = async (...given: Parameters<SignInProvider['tokenWith']>): Promise<string> =>
  `Bearer ${await provider.tokenWith(...given)}`;
const inSeconds = (seconds: number): number => Math.floor(Date.now() / 1_000) + seconds;

describe('an agent who is signed in', () => {
  it('gets a ticket that opens a socket, once, within 30 s, and no cache may keep it', async () => {
    const before = Date.now();
    const { statusCode, headers, body } = await ask(await bearer());
    expect(statusCode).toBe(200);
    expect(headers).toMatchObject({ 'content-type': 'application/json', 'cache-control': 'no-store' });
    expect(body.ticket).toMatch(/^[\w-]{22,}$/);
    expect(body.expiresAt).toBeGreaterThanOrEqual(before + 30_000);
    expect(body.expiresAt).toBeLessThanOrEqual(Date.now() + 30_000);
    expect(body.signedInSeconds).toBeGreaterThan(0);
    expect(body.signedInSeconds).toBeLessThanOrEqual(300);
  });

  it('may ask without an origin: then it is no page of another site', async () => {
    const answer = await askForTicket(functions, { authorization: await bearer() });
    expect(answer.statusCode).toBe(200);
  });

  it('may write "bearer" as they like', async () => {
    expect((await ask((await bearer()).replace('Bearer', 'bearer'))).statusCode).toBe(200);
  });
});

describe('a token', () => {
  it('that is missing is refused', async () => {
    const { statusCode, body } = await ask();
    expect(statusCode).toBe(401);
    expect(body.message).toContain('sign in again');
    expect(output.counts()).toEqual({ TicketRefused: 1 });
  });

  it('that runs out in a moment is taken, and one that has run out is refused', async () => {
    expect((await ask(await bearer({ exp: inSeconds(60) }))).statusCode).toBe(200);
    expect((await ask(await bearer({ exp: inSeconds(-1) }))).statusCode).toBe(401);
  });

  it.each([
    ['for another audience', { aud: 'another-application' }],
    ['of another issuer', { iss: 'https://sign-in.example.com.evil.example' }],
    ['that is not valid yet', { nbf: 4_102_444_800 }],
    ['that never runs out', { exp: undefined }],
    ['without a user name', { preferred_username: undefined }],
    ['with an empty user name', { preferred_username: '' }],
    ['with a user name that is no text', { preferred_username: ['amina'] }],
  ])('%s is refused', async (_what, claims) => {
    expect((await ask(await bearer(claims))).statusCode).toBe(401);
    expect(connect.commandCalls(SearchUsersCommand)).toEqual([]);
  });

  it('signed with a key that the provider does not have is refused', async () => {
    const stranger = await startSignInProvider();
    expect((await ask(`Bearer ${await stranger.tokenWith()}`)).statusCode).toBe(401);
    expect((await ask(`Bearer ${await stranger.tokenWith({}, { kid: 'key-2' })}`)).statusCode).toBe(401);
    await stranger.stop();
  });

  it('that nobody signed is refused', async () => {
    const claims = { preferred_username: 'amina', iss: issuer, aud: audience, exp: inSeconds(300) };
    expect((await ask(`Bearer ${new UnsecuredJWT(claims).encode()}`)).statusCode).toBe(401);
  });

  it.each(['Bearer not.a.token', 'Basic YW1pbmE6c2VjcmV0', 'Bearer', 'Bearer a b'])(
    'such as "%s" is refused',
    async (authorization) => {
      expect((await ask(authorization)).statusCode).toBe(401);
    },
  );
});

describe('a page', () => {
  it.each(['https://evil.example', 'null', ''])(
    'of the origin "%s" is refused before anything is read',
    async (origin) => {
      expect((await ask(await bearer(), origin)).statusCode).toBe(403);
      expect(connect.calls()).toEqual([]);
    },
  );
});

describe('headers that say two things', () => {
  it.each([
    ['ours and another', (ours: string) => `${ours}, https://evil.example`],
    ['another and ours', (ours: string) => `https://evil.example,${ours}`],
    ['ours twice', (ours: string) => `${ours}, ${ours}`],
    ['ours in capitals', (ours: string) => ours.toUpperCase()],
  ])('are refused when the origin is %s', async (_what, origin) => {
    expect((await ask(await bearer(), origin(functions.allowedOrigin))).statusCode).toBe(403);
  });

  it('are refused when two tokens come, good as they may be', async () => {
    const token = await bearer();
    expect((await ask(`${token},${token}`)).statusCode).toBe(401);
    expect((await ask(`${token},${token.slice('Bearer '.length)}`)).statusCode).toBe(401);
  });
});

describe('a user name', () => {
  it('that no user of Amazon Connect has is refused', async () => {
    connect.on(SearchUsersCommand).resolves({ Users: [] });
    const { statusCode, body } = await ask(await bearer({ preferred_username: 'nobody' }));
    expect(statusCode).toBe(403);
    expect(body.message).toContain('no Amazon Connect user');
  });

  it('that two users have is refused', async () => {
    const Username = 'twin';
    connect.on(SearchUsersCommand).resolves({
      Users: [
        { Id: amina, Username },
        { Id: 'other', Username },
      ],
    });
    expect((await ask(await bearer({ preferred_username: Username }))).statusCode).toBe(403);
  });

  it('that cannot be looked up because Amazon Connect is busy may be tried again', async () => {
    const busy = Object.assign(new Error('slow down'), { name: 'TooManyRequestsException' });
    connect.on(SearchUsersCommand).rejects(busy);
    const { statusCode, body } = await ask(await bearer({ preferred_username: 'hurried' }));
    expect(statusCode).toBe(503);
    expect(body.message).toContain('try again');
    expect(output.counts()).toEqual({ TicketPostponed: 1, Throttled: 1 });
  });

  it('that cannot be looked up at all is our failure, not theirs', async () => {
    connect.on(SearchUsersCommand).rejects(new Error('Amazon Connect is away'));
    await expect(ask(await bearer({ preferred_username: 'unlucky' }))).rejects.toThrow('is away');
  });
});

describe('the log', () => {
  it('says why a ticket was refused, and has neither token, ticket nor user name', async () => {
    const token = await provider.tokenWith({ preferred_username: 'amina.da.silva' });
    connect.on(SearchUsersCommand).resolves({ Users: [{ Id: amina, Username: 'amina.da.silva' }] });
    const { body } = await ask(`Bearer ${token}`);
    await ask(await bearer({ preferred_username: 'joana.prado' }));
    await ask(await bearer({ exp: inSeconds(-1) }));
    const written = output.lines.join('\n');
    expect(output.messages()).toContain('a ticket was refused');
    expect(output.lines.filter((line) => line.includes('"security":"ticket-refused"'))).toHaveLength(2);
    for (const secret of [token, String(body.ticket), 'amina.da.silva', 'joana.prado'])
      expect(written).not.toContain(secret);
  });
});
