import { describe, expect, it } from 'vitest';
import { parseSignInConfig } from '../../../../panel/sign-in/config.ts';

const issuer = 'https://sign-in.example.com';
const withSignIn = (signIn: unknown) => ({ ticketUrl: 'https://api.example.com/ticket', signIn });

describe('config.json beside the page', () => {
  it('needs an issuer and a client id, and asks for openid and profile unless told otherwise', () => {
    const config = parseSignInConfig(withSignIn({ issuer, clientId: 'page' }));
    expect(config).toEqual({ issuer, clientId: 'page', scopes: ['openid', 'profile'] });
  });

  it('may name a provider on this machine without TLS', () => {
    const local = 'http://127.0.0.1:8080/sign-in';
    expect(parseSignInConfig(withSignIn({ issuer: local, clientId: 'page' })).issuer).toBe(local);
  });

  it.each([
    ['without a sign-in', undefined, 'signIn'],
    ['without a client id', { issuer }, 'clientId'],
    ['with an empty client id', { issuer, clientId: '' }, 'client id that the provider gave'],
    ['with an issuer that is no URL', { issuer: 'sign-in', clientId: 'page' }, 'must be a URL'],
    ['with an issuer without TLS', { issuer: 'http://sign-in.example.com', clientId: 'page' }, 'https://'],
  ])('%s is refused in words', (_what, signIn, words) => {
    expect(() => parseSignInConfig(withSignIn(signIn))).toThrow(words);
    expect(() => parseSignInConfig(withSignIn(signIn))).toThrow('config.json beside this page is not right');
  });
});
