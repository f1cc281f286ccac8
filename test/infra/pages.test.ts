/** The pages' files, as they are put into their bucket. */
import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { buildPages } from '../../lib/page-files.ts';
import { pageConfig as ccpPageConfig } from '../../panel/pages/ccp/page-config.ts';
import { pageConfig as workspacePageConfig } from '../../panel/pages/workspace/page-config.ts';
import { parseSignInConfig } from '../../panel/sign-in/config.ts';
import { complete, stackOf } from './synthesized.ts';

describe('the files', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rejoin-pages-'));
  const built = join(folder, 'pages');
  buildPages(built);

  it.each([
    ['index.html', ''],
    ['workspace/panel.html', 'workspace'],
    ['workspace/service.html', 'workspace'],
    ['signed-in.html', ''],
    ['workspace/signed-in.html', 'workspace'],
  ])('everything that %s asks for lies beside it', (page, beside) => {
    const html = readFileSync(join(built, page), 'utf8');
    const wanted = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, file]) => file ?? '');
    expect(wanted.length).toBeGreaterThan(0);
    for (const file of wanted) expect(existsSync(join(built, beside, file)), file).toBe(true);
  });

  it('are the same however often they are built, so that only a change is deployed', () => {
    const again = join(folder, 'again');
    buildPages(again);
    const files = (readdirSync(built, { recursive: true }) as string[]).filter((file) => file.includes('.'));
    expect(readdirSync(again, { recursive: true }).sort()).toEqual(
      readdirSync(built, { recursive: true }).sort(),
    );
    for (const file of files)
      expect(readFileSync(join(again, file)).equals(readFileSync(join(built, file))), file).toBe(true);
  });

  it('tell the pages where the CCP, the tickets, the sockets and the sign-in are, in words that the pages understand', () => {
    const { app } = stackOf(complete);
    const { directory } = app.synth();
    const found = (readdirSync(directory, { recursive: true }) as string[])
      .filter((file) => /asset\.[0-9a-f]+\/(workspace\/)?config\.json$/.test(file))
      .sort((one, other) => one.split('/').length - other.split('/').length);
    // What is known only once deployed stands there as a marker, in the place of the socket's address.
    const [ccp, workspace] = found.map((file): unknown =>
      JSON.parse(
        readFileSync(join(directory, file), 'utf8').replaceAll(/<<marker:[^>]*>>/g, 'wss://socket/'),
      ),
    );
    const ticketUrl = 'https://callbacks.example.com/ticket';
    expect(v.parse(ccpPageConfig, ccp)).toMatchObject({
      ...{ ccpUrl: 'https://example.my.connect.aws/ccp-v2/', region: 'us-east-1', ticketUrl },
    });
    expect(v.parse(workspacePageConfig, workspace)).toMatchObject({ ticketUrl });
    for (const config of [ccp, workspace])
      expect(parseSignInConfig(config)).toEqual({
        issuer: complete.signIn.issuer,
        clientId: complete.signIn.audience,
        scopes: ['openid', 'profile', 'offline_access'],
      });
  });

  it.each(['', 'workspace/'])(
    'bring the sign-in to %s, apart from the panel, which asks for it',
    async (beside) => {
      const signIn: unknown = await import(join(built, `${beside}sign-in.js`));
      expect(v.safeParse(v.object({ signIn: v.function() }), signIn).success).toBe(true);
    },
  );
});
