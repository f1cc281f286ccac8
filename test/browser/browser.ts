/**
 * A Chromium for the tests: the one that CHROMIUM_PATH names, else the machine's, else the one that comes
 * inside an installed package, with the system libraries and fonts it needs where the machine lacks them.
 */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { inflate } from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

const packageEntry = fileURLToPath(import.meta.resolve('@sparticuz/chromium'));
const archives = join(dirname(packageEntry), '..', 'bin');
const unpacked = join(tmpdir(), 'rejoin-chromium-153.0.0');

/** The package unpacks below the temp directory and takes a half-written file for a finished one, so it gets a fresh place. */
const unpackInto = async (place: string): Promise<void> => {
  const before = process.env.TMPDIR;
  process.env.TMPDIR = place;
  try {
    const names = ['chromium.br', 'fonts.tar.br', 'al2023.tar.br', 'swiftshader.tar.br'];
    await Promise.all(names.map((name) => inflate(join(archives, name))));
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
};

/** The package's own font list names places on AWS Lambda. This one adds the packaged fonts to the machine's. */
const fontList = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>${join(unpacked, 'fonts', 'fonts')}</dir>
  <cachedir>${join(unpacked, 'fonts-cache')}</cachedir>
</fontconfig>
`;

/** Several test files may start at once: whoever is first puts the finished folder in place. */
const unpack = async (): Promise<void> => {
  if (existsSync(unpacked)) return;
  await mkdir(tmpdir(), { recursive: true });
  const place = await mkdtemp(`${unpacked}-`);
  await unpackInto(place);
  await writeFile(join(place, 'fonts', 'fonts.conf'), fontList);
  try {
    await rename(place, unpacked);
  } catch (error) {
    await rm(place, { recursive: true, force: true });
    if (!existsSync(unpacked)) throw error;
  }
};

const lacksLibraries = async (executable: string): Promise<boolean> => {
  try {
    const { stdout } = await promisify(execFile)('ldd', [executable]);
    return stdout.includes('not found');
  } catch {
    return true;
  }
};

const packagedBrowser = async (): Promise<Browser> => {
  await unpack();
  const executablePath = join(unpacked, 'chromium');
  const libraries = (await lacksLibraries(executablePath))
    ? { LD_LIBRARY_PATH: join(unpacked, 'al2023', 'lib') }
    : {};
  const env = { ...process.env, FONTCONFIG_PATH: join(unpacked, 'fonts'), ...libraries };
  return chromium.launch({ executablePath, headless: true, args: flags, env: onlyTexts(env) });
};

const onlyTexts = (env: NodeJS.ProcessEnv): Record<string, string> =>
  Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );

export const launchBrowser = async (): Promise<Browser> => {
  const installed = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
  if (!existsSync(installed)) return packagedBrowser();
  return chromium.launch({ executablePath: installed, headless: true, args: flags });
};
