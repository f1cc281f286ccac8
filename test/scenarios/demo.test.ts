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
    ['the agent dials', ['--dial-mode', 'agent'], /ledger: resumed .*byHolder=true[\s\S]*Offers 1, calls 1,/],
    [
      'the softphone of the agent who is to dial refuses',
      ['--dial-mode', 'agent', '--callback', 'refused'],
      /reason=agent-could-not-dial/,
    ],
    ['a voicemail answers', ['--callback', 'voicemail'], /reason=voicemail-suspected/],
    ['Amazon Connect refuses the number', ['--callback', 'refused'], /reason=not-allowed/],
    ['there is no such number', ['--callback', 'invalid'], /reason=invalid-number/],
    ['the agent has gone and a colleague joins', ['--holder', 'absent'], /ledger: resumed .*byHolder=false/],
    [
      'the customer calls in while the agent is asked',
      ['--customer', 'calls-in'],
      /ledger: customer-returned[\s\S]*Offers 1, calls 0,/,
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

  it.each([
    [['--holder', 'absent', '--dial-mode', 'agent'], /use --dial-mode system/],
    [['--holder', 'absent', '--callback', 'busy'], /use --callback answer/],
    [['--customer', 'calls-in', '--callback', 'voicemail'], /there is no callback/],
    [['--callback', 'invalid', '--choice', 'end'], /needs --choice resume/],
    [['--dial-mode', 'agent', '--ended-by', 'agent'], /nobody is asked/],
  ])('refuses %j, which makes no sense, in words', async (options, words) => {
    const { code, stderr } = await demo(...options);
    expect(code).toBe(2);
    expect(stderr).toMatch(words);
  });
});
