/** The search that other tests rely on finds what it is for. */
import { describe, expect, it } from 'vitest';
import { leaksIn, type Secrets } from '../../scenarios/secrets.ts';

const secrets: Secrets = {
  numbers: ['+12025550143'],
  tokens: ['eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJhbWluYSJ9.c2lnbmF0dXJlLW9mLXRva2Vu'],
  tickets: ['Zm9yLW9uZS1zb2NrZXQtYW5kLW9uY2U'],
  names: ['amina', 'Diallo'],
};

describe('a leak', () => {
  it.each([
    ['a number', '{"to":"+12025550143"}'],
    ['a number without its plus', 'to=12025550143'],
    ['a number without its country code', 'to 2025550143.'],
    ['a number as people write it', 'called +1 (202) 555-0143'],
    ['a number with points', '1.202.555.0143'],
    ['a number in a URL', 'tel:%2B12025550143'],
    ['a number in base64', `{"key":"${Buffer.from('+12025550143').toString('base64')}"}`],
    ['a masked number', '+1 ••• 43'],
    ['a token', 'Bearer eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJhbWluYSJ9.c2lnbmF0dXJlLW9mLXRva2Vu'],
    ["a token's claims", 'eyJzdWIiOiJhbWluYSJ9'],
    ['a ticket', 'rejoin.v1, ticket.Zm9yLW9uZS1zb2NrZXQtYW5kLW9uY2U'],
    ['a user name', '{"user":"amina"}'],
    ['a name in capitals', 'AMINA rang'],
    ['a family name', 'Amina Diallo'],
  ])('is found: %s', (_what, text) => {
    expect(leaksIn([text], secrets).length).toBeGreaterThan(0);
  });

  it.each([
    ['an agent by id', '{"agentId":"7d1c3b5a-9e2f-4a6b-8c0d-1e3f5a7b9c20"}'],
    ['an instant', '{"at":"2026-11-23T09:00:05.000Z","epoch":1795424400000}'],
    ['the kind of a token', '{"alg":"eyJhbGciOiJFUzI1NiJ9"}'],
    ['a word that contains a name', 'laminated'],
  ])('is not seen in %s', (_what, text) => {
    expect(leaksIn([text], secrets)).toEqual([]);
  });
});
