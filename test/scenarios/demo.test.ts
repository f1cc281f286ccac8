import { execFile } from 'node:child_process';
import { describe, expect, it } from 'vitest';

interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** As a user starts it, but for npm around it. */
const demo = (...options: readonly string[]): Promise<Ran> =>
  new Promise((resolve) => {
    execFile(process.execPath, ['local/demo/demo.ts', ...options], (error, stdout, stderr) => {
      const code = error ? (typeof error.code === 'number' ? error.code : 1) : 0;
      resolve({ code, stdout, stderr });
    });
  });

const patience = 90_000;

describe('npm run demo', () => {
  it(
    'resumes the contact under the same protocol and attributes, and says so to machines',
    async () => {
      const { code, stdout, stderr } = await demo('--json');
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      const report = JSON.parse(stdout);
      expect(report).toMatchObject({ offers: 1, calls: 1, resumed: true });
      expect(report.protocol.after).toBe(report.protocol.before);
      expect(report.attributes.after).toMatchObject(report.attributes.before);
      expect(report.ledger.map(({ type }: { type: string }) => type)).toEqual(
        expect.arrayContaining([
          'offered',
          'shown',
          'chosen',
          'dialling',
          'placed',
          'answered',
          'freed',
          'resumed',
        ]),
      );
    },
    patience,
  );

  it.each([
    ['the pop-up lapses and the button stands', ['--choice', 'none'], /ledger: lapsed/],
    ['the agent says no', ['--choice', 'end', '--ended-by', 'customer'], /ledger: ended/],
    [
      'the agent hung up, so nothing runs',
      ['--ended-by', 'agent'],
      /Offers 0, calls 0, Lambda invocations 0/,
    ],
    [
      'the customer is busy and the card stands again',
      ['--callback', 'busy'],
      /ledger: failed by system reason=busy/,
    ],
    [
      'events without a reason cost one look-up',
      ['--no-reason', '--ended-by', 'agent'],
      /ledger: not-offered .*reason=agent-disconnect/,
    ],
    [
      'events without a reason, and the customer is busy',
      ['--no-reason', '--callback', 'busy'],
      /reason=busy/,
    ],
  ])(
    '%s',
    async (_what, options, timeline) => {
      const { code, stdout, stderr } = await demo(...options);
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(stdout).toMatch(timeline);
      expect(stdout).toContain('Everything happened as asked.');
    },
    patience,
  );

  it('refuses what it does not know, in words', async () => {
    const { code, stderr } = await demo('--choice', 'perhaps');
    expect(code).toBe(1);
    expect(stderr).toContain('Allowed choices are resume, end, none');
  });
});
