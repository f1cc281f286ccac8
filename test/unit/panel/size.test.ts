import { expect, it } from 'vitest';
import { compressedParts } from '../../bench/sizes.ts';

it('the panel with its styles and the words of the longest language is at most 25,000 bytes, minified and compressed', async () => {
  const { 'mount-panel': panel = Number.NaN, ...languages } = Object.fromEntries(
    await compressedParts('panel/mount-panel.tsx'),
  );
  const total = panel + Math.max(...Object.values(languages));
  const told = Object.entries(languages).map(([name, bytes]) => `${name} ${bytes}`);
  process.stdout.write(`panel ${panel} bytes + one of ${told.join(', ')} = at most ${total}\n`);
  expect(Object.keys(languages).sort()).toEqual(['en', 'es', 'pt-br']);
  expect(total).toBeLessThanOrEqual(25_000);
});

it('the sign-in, which is fetched beside the panel, is one file of at most 12,000 bytes', async () => {
  const files = await compressedParts('panel/sign-in/sign-in.ts');
  expect([...files.keys()]).toEqual(['sign-in']);
  expect(files.get('sign-in')).toBeLessThanOrEqual(12_000);
});
