/** The pages' files, as they are put into their bucket. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { buildPages } from '../../lib/page-code.ts';
import { pageConfig as ccpPageConfig } from '../../panel/pages/ccp/page-config.ts';
import { pageConfig as workspacePageConfig } from '../../panel/pages/workspace/page-config.ts';
import { complete, stackOf } from './synthesized.ts';

describe('the files', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rejoin-pages-'));
  const signIn = join(folder, 'own-sign-in.js');
  writeFileSync(signIn, 'export const signIn = async () => "token";\n');
  const built = join(folder, 'pages');
  buildPages(built, signIn);

  it.each([
    ['index.html', ''],
    ['workspace/panel.html', 'workspace'],
    ['workspace/service.html', 'workspace'],
  ])('everything that %s asks for lies beside it', (page, beside) => {
    const html = readFileSync(join(built, page), 'utf8');
    const wanted = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, file]) => file ?? '');
    expect(wanted.length).toBeGreaterThan(0);
    for (const file of wanted) expect(existsSync(join(built, beside, file)), file).toBe(true);
  });

  it('are the same however often they are built, so that only a change is deployed', () => {
    const again = join(folder, 'again');
    buildPages(again, signIn);
    const files = (readdirSync(built, { recursive: true }) as string[]).filter((file) => file.includes('.'));
    expect(readdirSync(again, { recursive: true }).sort()).toEqual(
      readdirSync(built, { recursive: true }).sort(),
    );
    for (const file of files)
      expect(readFileSync(join(again, file)).equals(readFileSync(join(built, file))), file).toBe(true);
  });

  it('tell the pages where the CCP, the tickets and the sockets are, in words that the pages understand', () => {
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
  });

  it('bring the centre’s own sign-in to both pages', () => {
    for (const file of ['sign-in.js', 'workspace/sign-in.js'])
      expect(readFileSync(join(built, file), 'utf8')).toBe(readFileSync(signIn, 'utf8'));
  });
});
