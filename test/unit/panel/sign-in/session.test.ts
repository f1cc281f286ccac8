import { describe, expect, it } from 'vitest';
import { minutes, seconds } from '../../../../core/time.ts';
import type { Attempt, Tokens } from '../../../../panel/sign-in/code-flow.ts';
import { type SharedToken, SignInSession } from '../../../../panel/sign-in/session.ts';

const anHour = minutes(60);

/** A provider that answers as the test says, and notes what it was asked. */
const signedOutPage = ({ refreshes = true } = {}) => {
  const asked: string[] = [];
  const shared: SharedToken[] = [];
  const world = { now: 0, silent: true, renews: true };
  let given = 0;
  const tokens = (): Tokens => {
    given += 1;
    const refreshToken = refreshes ? `refresh-${given}` : undefined;
    return { idToken: `token-${given}`, goodFor: anHour, refreshToken };
  };
  const attempt: Attempt = { url: '', isMine: () => true, finish: async () => tokens() };
  const session = new SignInSession({
    flow: {
      begin: async (prompt) => {
        asked.push(`begin ${prompt ?? 'visibly'}`);
        return attempt;
      },
      renew: async (refreshToken) => {
        asked.push(`renew ${refreshToken}`);
        if (world.renews) return tokens();
        throw new Error('refused');
      },
    },
    windows: {
      popUp: async (begin) => (await begin()).finish(''),
      hidden: async (begin) => {
        const begun = await begin();
        if (world.silent) return begun.finish('');
        throw new Error('login required');
      },
    },
    now: () => world.now,
    share: (token) => void shared.push(token),
  });
  return { session, asked, shared, world };
};

describe('a page that asks for the token', () => {
  it('gets one in silence where the provider knows the agent', async () => {
    const { session, asked } = signedOutPage();
    expect(await session.token('page')).toBe('token-1');
    expect(asked).toEqual(['begin none']);
  });

  it('is told no where the provider does not, and no window opens', async () => {
    const { session, asked, world } = signedOutPage();
    world.silent = false;
    await expect(session.token('page')).rejects.toThrow('login required');
    expect(asked).toEqual(['begin none']);
  });

  it('gets the same one until 90 seconds before its end, and then another', async () => {
    const { session, asked, world } = signedOutPage();
    await session.token('page');
    world.now = anHour - seconds(90) - 1;
    expect(await session.token('page')).toBe('token-1');
    world.now += 1;
    expect(await session.token('page')).toBe('token-2');
    expect(asked).toEqual(['begin none', 'renew refresh-1']);
  });

  it('gets another by the session of the provider where there is no refresh token, or it is refused', async () => {
    for (const { refreshes, expected } of [
      { refreshes: false, expected: ['begin none', 'begin none'] },
      { refreshes: true, expected: ['begin none', 'renew refresh-1', 'begin none'] },
    ]) {
      const { session, asked, world } = signedOutPage({ refreshes });
      world.renews = false;
      await session.token('page');
      world.now = anHour;
      expect(await session.token('page')).toBe('token-2');
      expect(asked).toEqual(expected);
    }
  });

  it('gets the one it has when there is no other: whether it has ended is for the server to say', async () => {
    const { session, world } = signedOutPage();
    await session.token('page');
    world.silent = false;
    world.renews = false;
    world.now = anHour - 1;
    expect(await session.token('page')).toBe('token-1');
    world.now = anHour;
    expect(await session.token('page')).toBe('token-1');
  });

  it('gets another as soon as there is one again', async () => {
    const { session, world } = signedOutPage();
    await session.token('page');
    world.now = anHour;
    world.silent = false;
    world.renews = false;
    await session.token('page');
    world.renews = true;
    expect(await session.token('page')).toBe('token-2');
  });
});

describe('an agent who asks to sign in', () => {
  it('sees the provider, even while a token is held: it may be the one that was refused', async () => {
    const { session, asked } = signedOutPage();
    await session.token('page');
    expect(await session.token('agent')).toBe('token-2');
    expect(asked).toEqual(['begin none', 'begin visibly']);
    expect(await session.token('page')).toBe('token-2');
  });
});

describe('the pages of one agent', () => {
  it('tell each other of a new token, and never of what renews it', async () => {
    const { session, shared } = signedOutPage();
    await session.token('page');
    expect(shared).toEqual([{ idToken: 'token-1', goodFor: anHour }]);
  });

  it('use what another page has', async () => {
    const { session, asked } = signedOutPage();
    session.heard({ idToken: 'from the panel', goodFor: anHour });
    expect(await session.token('page')).toBe('from the panel');
    expect(asked).toEqual([]);
  });
});
