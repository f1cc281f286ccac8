import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { captureOutput } from './captured-output.ts';
import { type Functions, startFunctions } from './functions.ts';
import { type Listening, listening } from './listening.ts';
import { startSignInProvider } from './sign-in-provider.ts';
import { askForTicket } from './ticket-request.ts';

let functions: Functions;
let token: string;
let provider: Listening;
let answer: readonly [status: number, body: string] | 'none';

beforeAll(async () => {
  const signer = await startSignInProvider();
  token = await signer.tokenWith();
  await signer.stop();
  provider = await listening((request, response) => {
    if (answer === 'none') request.socket.destroy();
    else response.writeHead(answer[0]).end(answer[1]);
  });
  functions = await startFunctions({ JWT_JWKS_URL: provider.url });
});
afterAll(async () => {
  await functions?.stop();
  await provider?.stop();
});
beforeEach(() => void captureOutput());

describe('a sign-in provider that cannot be reached', () => {
  it.each([
    ['hangs up', 'none'],
    ['is too busy', [503, 'busy']],
    ['answers with a page', [200, '<html>']],
    ['has no keys', [200, '{}']],
  ] as const)(
    'because it %s is our trouble: the agent is not told to sign in again',
    async (_what, given) => {
      answer = given;
      await expect(askForTicket(functions, { authorization: `Bearer ${token}` })).rejects.toThrow();
    },
  );

  it('does not matter to one who has no token', async () => {
    expect((await askForTicket(functions, {})).statusCode).toBe(401);
  });
});
