import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { captureOutput } from './captured-output.ts';
import { type Functions, startFunctions } from './functions.ts';
import { startSignInProvider } from './sign-in-provider.ts';
import { askForTicket } from './ticket-request.ts';

let functions: Functions;
let token: string;

beforeAll(async () => {
  const provider = await startSignInProvider();
  token = await provider.tokenWith();
  functions = await startFunctions({ JWT_JWKS_URL: provider.jwksUrl });
  await provider.stop();
});
afterAll(() => functions?.stop());
beforeEach(() => void captureOutput());

describe('a sign-in provider that cannot be reached', () => {
  it('is our trouble: the agent is not told to sign in again', async () => {
    await expect(askForTicket(functions, { authorization: `Bearer ${token}` })).rejects.toThrow(
      'fetch failed',
    );
  });

  it('does not matter to one who has no token', async () => {
    expect((await askForTicket(functions, {})).statusCode).toBe(401);
  });
});
