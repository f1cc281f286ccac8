import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import example from '../../config/minimal.json' with { type: 'json' };
import { ConfigurationError, parseConfiguration, readConfiguration } from '../../lib/configuration.ts';

const problemsOf = (value: unknown): string => {
  try {
    parseConfiguration(value, 'mine.json');
  } catch (error) {
    if (error instanceof ConfigurationError) return error.message;
    throw error;
  }
  return 'no problem';
};

describe('a configuration that is fine', () => {
  it('takes Region and account from the ARN of the instance', () => {
    expect(parseConfiguration(example, 'example').instance).toEqual({
      arn: example.instanceArn,
      region: 'us-east-1',
      account: '111122223333',
    });
  });

  it.each(['http://localhost:8080', 'http://127.0.0.1:9000'])(
    'may name the laptop itself: %s',
    (allowedOrigin) => {
      expect(problemsOf({ ...example, allowedOrigin })).toBe('no problem');
    },
  );
});

describe('where alarms are sent', () => {
  const topic = 'arn:aws:sns:us-east-1:111122223333:on-call';

  it('is nowhere unless the configuration says so', () => {
    expect(parseConfiguration(example, 'example')).not.toHaveProperty('alarmTopicArn');
    expect(parseConfiguration({ ...example, alarmTopicArn: topic }, 'mine.json').alarmTopicArn).toBe(topic);
  });

  it.each(['on-call', topic.replace('sns', 'sqs'), `${topic}.fifo`, ''])(
    'is no standard topic: "%s"',
    (alarmTopicArn) => {
      expect(problemsOf({ ...example, alarmTopicArn })).toContain('the ARN of a standard SNS topic');
    },
  );
});

describe('what is not said', () => {
  it('is a production with logs for thirty days, keys of AWS and no tags', () => {
    expect(parseConfiguration(example, 'example')).toMatchObject({
      stage: 'production',
      logRetentionDays: 30,
      customerKey: false,
      tags: {},
    });
  });
});

describe('the agents’ pages', () => {
  const { allowedOrigin: _, ...without } = example;
  const instanceUrl = 'https://example.my.connect.aws';
  const withPanel = (panel: unknown): string => problemsOf({ ...without, panel });
  const domain = {
    domainName: 'callbacks.example.com',
    certificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/23456789-0abc-4def-8012-34567890abcd',
  };

  it('are the centre’s own or this stack’s: one of the two must be said', () => {
    expect(problemsOf(without)).toContain('needs allowedOrigin');
    expect(problemsOf({ ...example, panel: { instanceUrl } })).toContain('one of the two');
    expect(withPanel({ instanceUrl })).toBe('no problem');
  });

  it.each(['https://example.my.connect.aws', 'https://example.awsapps.com'])(
    'lie around an instance at %s',
    (url) => {
      expect(withPanel({ instanceUrl: url })).toBe('no problem');
    },
  );

  it.each([
    'http://example.my.connect.aws',
    'https://example.my.connect.aws/ccp-v2',
    'https://example.my.connect.aws.example.com',
    'https://example.com',
  ])('lie around no instance at %s', (url) => {
    expect(withPanel({ instanceUrl: url })).toContain('panel.instanceUrl: is');
  });

  it('have a name of the centre only together with its certificate', () => {
    expect(withPanel({ instanceUrl, ...domain })).toBe('no problem');
    expect(withPanel({ instanceUrl, domainName: domain.domainName })).toContain(
      'panel: needs both domainName and certificateArn',
    );
  });

  it('let agents sign in at origins, not at addresses', () => {
    const at = (origin: string) => withPanel({ instanceUrl, signInOrigins: [origin] });
    expect(at('https://login.example.com')).toBe('no problem');
    for (const wrong of ['https://login.example.com/oauth2', 'http://login.example.com', '*'])
      expect(at(wrong)).toContain('panel.signInOrigins.0: is');
  });

  it('take a certificate of us-east-1 alone, and the message says whose rule that is', () => {
    const elsewhere = domain.certificateArn.replace('us-east-1', 'eu-central-1');
    expect(withPanel({ instanceUrl, ...domain, certificateArn: elsewhere })).toContain(
      'CloudFront takes none',
    );
  });
});

describe('limits', () => {
  const limitsOf = (limits: unknown) => parseConfiguration({ ...example, limits }, 'mine.json').limits;
  const defaults = { callsPerSecond: 2, callsPerMinute: 150, callsPerAgentPerHour: 30 };

  it('have defaults, each for itself', () => {
    const { limits: _, ...without } = { ...example, limits: {} };
    expect(parseConfiguration(without, 'mine.json').limits).toEqual(defaults);
    expect(limitsOf({})).toEqual(defaults);
    expect(limitsOf({ callsPerAgentPerHour: 5 })).toEqual({ ...defaults, callsPerAgentPerHour: 5 });
  });

  it('stop a faster installation later, unless they say when', () => {
    expect(limitsOf({ callsPerSecond: 10 }).callsPerMinute).toBe(750);
    expect(limitsOf({ callsPerSecond: 10, callsPerMinute: 60 }).callsPerMinute).toBe(60);
  });

  it.each([
    ['callsPerSecond', 100],
    ['callsPerMinute', 10_000],
    ['callsPerAgentPerHour', 1_000],
  ])('%s is a whole number from 1 to %i', (name, most) => {
    for (const fine of [1, most]) expect(limitsOf({ [name]: fine })).toMatchObject({ [name]: fine });
    for (const wrong of [0, most + 1, 1.5, '2', null])
      expect(problemsOf({ ...example, limits: { [name]: wrong } })).toContain(
        `limits.${name}: is ${JSON.stringify(wrong)}; must be a whole number from 1 to ${most}`,
      );
  });

  it('of another name are refused', () => {
    expect(problemsOf({ ...example, limits: { callsPerDay: 1 } })).toContain(
      'limits.callsPerDay: is not a setting',
    );
  });
});

describe('a configuration that is refused', () => {
  it.each([
    [
      'http outside the laptop',
      { allowedOrigin: 'http://agents.example.com' },
      'allowedOrigin: is "http://agents.example.com"',
    ],
    [
      'a host that only begins like the laptop',
      { allowedOrigin: 'http://localhost.example.com' },
      'allowedOrigin: is',
    ],
    [
      'an origin with a path',
      { allowedOrigin: 'https://agents.example.com/' },
      'https://host[:port] without a path',
    ],
    ['any origin', { allowedOrigin: '*' }, 'allowedOrigin: is "*"'],
    [
      'an instance id in place of its ARN',
      { instanceArn: '12345678-90ab-4cde-8f01-234567890abc' },
      'arn:aws:connect:<region>',
    ],
    [
      'an account of eleven digits',
      { instanceArn: example.instanceArn.replace('111122223333', '11112222333') },
      'instanceArn: is',
    ],
    ['a name of 41 characters', { stackName: 'a'.repeat(41) }, 'up to 39 letters, digits and hyphens'],
    ['an empty audience', { signIn: { ...example.signIn, audience: ' ' } }, 'signIn.audience: is " "'],
    ['logs for ever', { logRetentionDays: 0 }, 'logRetentionDays: is 0; must be one of 1, 3, 5'],
    ['logs for a number of days that AWS does not have', { logRetentionDays: 31 }, 'logRetentionDays: is 31'],
    ['a stage of another name', { stage: 'staging' }, 'stage: is "staging"; must be one of production, test'],
    ['a key in place of a yes', { customerKey: 'arn:aws:kms:…' }, 'must be true or false'],
    ["a tag of AWS's own", { tags: { 'aws:owner': 'x' } }, 'not beginning with aws:'],
    ['a word nobody knows', { alowedOrigin: 'https://a.example' }, 'alowedOrigin: is not a setting'],
  ])('%s', (_reason, change, words) => {
    expect(problemsOf({ ...example, ...change })).toContain(words);
  });

  it('a name of 40 characters is still allowed', () => {
    expect(problemsOf({ ...example, stackName: 'a'.repeat(40) })).toBe('no problem');
  });

  it('says everything that is wrong at once, and where to look', () => {
    const problems = problemsOf({ stackName: 'Rejoin' });
    expect(problems).toContain('The configuration mine.json cannot be used');
    for (const field of ['instanceArn', 'signIn']) expect(problems).toContain(`${field}: is missing`);
    expect(problems).toContain('the file: needs allowedOrigin');
    expect(problems).toContain('config/example.json');
  });

  it('a file that is not there', () => {
    expect(() => readConfiguration('config/none.json')).toThrow(
      /config\/none\.json cannot be read .* no such readable file/,
    );
  });

  it('a file that is not JSON', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'rejoin-')), 'broken.json');
    writeFileSync(file, '{');
    expect(() => readConfiguration(file)).toThrow(/it is not JSON/);
  });

  it('the app says so in words, without a stack trace, and fails', () => {
    const run = spawnSync(process.execPath, ['bin/app.ts'], {
      encoding: 'utf8',
      env: { ...process.env, CDK_CONTEXT_JSON: JSON.stringify({ config: 'config/none.json' }) },
    });
    expect(run.status).toBe(1);
    expect(run.stderr).toContain('config/none.json cannot be read');
    expect(run.stderr).not.toContain('    at ');
  });
});
