import { decodeJwt } from 'jose';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { openPort, type Port } from '../../../local/port.ts';
import { clientId, type SignIn, signIn, usernameClaim } from '../../../local/sign-in/sign-in.ts';
import { type Attempt, type CodeFlow, codeFlow } from '../../../panel/sign-in/code-flow.ts';
import { Browser } from './browser.ts';

let port: Port;
let provider: SignIn;

beforeAll(async () => {
  port = await openPort(0);
  provider = await signIn({
    baseUrl: port.url,
    returnPaths: ['/agent/signed-in.html'],
    usernames: ['amina', 'ben'],
    tokenSeconds: 600,
  });
  port.add(provider.route);
});
afterAll(() => port?.close());

const returnTo = () => `${port.url}/agent/signed-in.html`;

const pageOf = (loginHint?: string): CodeFlow =>
  codeFlow({
    issuer: provider.issuer,
    clientId,
    scopes: ['openid', 'profile'],
    redirectUri: returnTo(),
    ...(loginHint !== undefined && { loginHint }),
  });

/** The page's machine goes by a wrong clock, while the provider, whom it asks, goes by the right one. */
const withClockAhead = (milliseconds: number): void => {
  const right = Date.now();
  const ask = globalThis.fetch;
  vi.useFakeTimers({ toFake: ['Date'], now: right + milliseconds });
  vi.stubGlobal('fetch', async (...asked: Parameters<typeof fetch>) => {
    vi.setSystemTime(right);
    const answer = await ask(...asked);
    const body = await answer.arrayBuffer();
    vi.setSystemTime(right + milliseconds);
    return new Response(body, answer);
  });
};
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const handedBack = async ({ url }: Attempt): Promise<string> =>
  (await new Browser().open(url, returnTo())).address;

describe('a page that signs its agent in', () => {
  it.each([
    ['right', 0],
    ['a day ahead', 86_400_000],
    ['a day behind', -86_400_000],
  ])('gets a token with a clock that is %s, and knows for how long it is good', async (_what, ahead) => {
    const attempt = await pageOf('amina').begin('none');
    const address = await handedBack(attempt);
    withClockAhead(ahead);
    const { idToken, goodFor } = await attempt.finish(address);
    expect(decodeJwt(idToken)[usernameClaim]).toBe('amina');
    expect(goodFor).toBe(600_000);
  });

  it('renews the token, and the renewed one again', async () => {
    const page = pageOf('ben');
    const attempt = await page.begin();
    const first = await attempt.finish(await handedBack(attempt));
    const second = await page.renew(first.refreshToken ?? '');
    const third = await page.renew(second.refreshToken ?? '');
    expect(decodeJwt(third.idToken)[usernameClaim]).toBe('ben');
  });

  it('is told in words that the provider would have to ask the agent', async () => {
    const attempt = await pageOf().begin('none');
    const address = await handedBack(attempt);
    expect(attempt.isMine(address)).toBe(true);
    await expect(attempt.finish(address)).rejects.toThrow('You are not signed in');
  });

  it('does not take what belongs to another attempt', async () => {
    const page = pageOf('amina');
    const [mine, other] = [await page.begin(), await page.begin()];
    const address = await handedBack(other);
    expect(mine.isMine(address)).toBe(false);
    await expect(mine.finish(address)).rejects.toThrow('Signing in did not work');
  });

  it('takes a code once', async () => {
    const attempt = await pageOf('amina').begin();
    const address = await handedBack(attempt);
    await attempt.finish(address);
    await expect(attempt.finish(address)).rejects.toThrow('The sign-in provider refuses');
  });

  it('is told in words that there is no provider, and asks again the next time', async () => {
    const nowhere = codeFlow({
      issuer: `${port.url}/elsewhere`,
      clientId,
      scopes: ['openid'],
      redirectUri: returnTo(),
    });
    await expect(nowhere.begin()).rejects.toThrow('Signing in did not work');
    await expect(nowhere.begin()).rejects.toThrow('Signing in did not work');
  });
});
