/** What differs from one installation to the next: a JSON file, checked before anything is synthesized. */
import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { oneOf, present, text, whole, yesOrNo } from './allowed-values.ts';
import { type Panel, panel } from './panel-configuration.ts';

export interface Configuration {
  readonly stackName: string;
  readonly instance: ConnectInstance;
  /** The one web origin whose pages may ask for tickets and open sockets. Absent with `panel`, which has its own. */
  readonly allowedOrigin?: string;
  readonly panel?: Panel;
  readonly stage: Stage;
  readonly logRetentionDays: number;
  /** Tables, queues and logs under a key of the account's own, in place of those that AWS keeps. */
  readonly customerKey: boolean;
  /** On every resource that takes tags. */
  readonly tags: Readonly<Record<string, string>>;
  readonly signIn: SignIn;
  readonly limits: Limits;
  /** The flow that the centre's numbers run today: with it comes our flow to put in front, for customers who call in. */
  readonly ownFlowArn?: string;
  /** The SNS topic that alarms are sent to. Without it they only show. */
  readonly alarmTopicArn?: string;
}

/** A `production` cannot be deleted, nor its tables, until somebody says so on purpose. */
export type Stage = 'production' | 'test';

export interface ConnectInstance {
  readonly arn: string;
  readonly region: string;
  readonly account: string;
}

/** How many callbacks may be made, whatever the agents choose; a queue's settings add limits per number. */
export interface Limits {
  /** The account's quota for StartOutboundVoiceContact, or our part of it. */
  readonly callsPerSecond: number;
  /** A safety stop. Below what `callsPerSecond` gives in a minute it stops callbacks that are wanted. */
  readonly callsPerMinute: number;
  readonly callsPerAgentPerHour: number;
}

/** Who signs the agents' tokens, and which claim carries the agent's Amazon Connect user name. */
export interface SignIn {
  readonly issuer: string;
  readonly audience: string;
  readonly jwksUrl: string;
  readonly usernameClaim: string;
}

/** The message is for the person who wrote the file: every problem, with the value found and what is allowed. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
}

const instanceArnParts =
  /^arn:aws(?:-us-gov)?:connect:(?<region>[a-z]{2}(?:-[a-z]+)+-\d):(?<account>\d{12}):instance\/[0-9a-f-]{36}$/;

const flowArn = /^arn:aws[\w-]*:connect:[\w-]+:\d{12}:instance\/[0-9a-f-]{36}\/contact-flow\/[\w-]+$/;

const topicArn = /^arn:aws[\w-]*:sns:[\w-]+:\d{12}:[\w-]+$/;

const loopback = /^http:\/\/(localhost|127\.0\.0\.1)(:\d+)?(\/|$)/;
const isUrl = (text: string): boolean =>
  URL.canParse(text) && (text.startsWith('https://') || loopback.test(text));
const isOrigin = (text: string): boolean => isUrl(text) && new URL(text).origin === text;

const url = text(isUrl, 'an https:// URL (http:// only for localhost)');

/** A quarter above the steady pace: the safety stop must not meet callbacks that keep to it. */
const aMinuteAt = (callsPerSecond: number): number => callsPerSecond * 75;

const limits = v.pipe(
  v.strictObject({
    callsPerSecond: v.optional(whole(100), 2),
    callsPerMinute: v.optional(whole(10_000)),
    callsPerAgentPerHour: v.optional(whole(1_000), 30),
  }),
  v.transform(({ callsPerMinute, ...given }) => ({
    ...given,
    callsPerMinute: callsPerMinute ?? aMinuteAt(given.callsPerSecond),
  })),
);

/** CloudWatch Logs API reference, PutRetentionPolicy; up to ten years, not for ever: logs are about people. */
const retentionDays = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
] as const;

/** Tagging best practices: 50 tags a resource, of which we leave some to others; `aws:` is AWS's own. */
const tags = v.pipe(
  v.record(
    text(
      (key) => /^(?!aws:)[\w .:/=+@-]{1,128}$/i.test(key),
      'a key of 1 to 128 letters, digits, spaces and _.:/=+-@, not beginning with aws:',
    ),
    text((value) => /^[\w .:/=+@-]{0,256}$/.test(value), 'at most 256 letters, digits, spaces and _.:/=+-@'),
    'an object of keys and values',
  ),
  v.maxEntries(40, 'at most 40 tags'),
);

const fields = v.strictObject({
  // Lambda function names are at most 64 characters: this one, a hyphen and the name of the handler.
  stackName: text(
    (value) => /^[A-Za-z][A-Za-z0-9-]{0,39}$/.test(value),
    'a letter, then up to 39 letters, digits and hyphens',
  ),
  instanceArn: text(
    (value) => instanceArnParts.test(value),
    "the Amazon Connect instance's ARN, arn:aws:connect:<region>:<12-digit account>:instance/<id>",
  ),
  allowedOrigin: v.optional(
    text(
      isOrigin,
      "the origin of the agents' page, https://host[:port] without a path (http:// only for localhost)",
    ),
  ),
  panel: v.optional(panel),
  stage: v.optional(oneOf(['production', 'test']), 'production'),
  logRetentionDays: v.optional(oneOf(retentionDays), 30),
  customerKey: v.optional(yesOrNo, false),
  tags: v.optional(tags, {}),
  signIn: v.strictObject({
    issuer: url,
    audience: text(present, 'the audience of the tokens, not empty'),
    jwksUrl: url,
    usernameClaim: text(
      present,
      'the name of the claim that carries the Amazon Connect user name, not empty',
    ),
  }),
  limits: v.optional(limits, {}),
  ownFlowArn: v.optional(
    text(
      (value) => flowArn.test(value),
      'the ARN of an inbound flow of the instance, arn:aws:connect:<region>:<account>:instance/<id>/contact-flow/<id>',
    ),
  ),
  alarmTopicArn: v.optional(
    text(
      (value) => topicArn.test(value),
      'the ARN of a standard SNS topic, arn:aws:sns:<region>:<account>:<name>',
    ),
  ),
});

const needsOnePage =
  'allowedOrigin, the origin of a page of your own, or panel, the pages that this stack serves: one of the two';

const file = v.pipe(
  fields,
  v.partialCheck(
    [['allowedOrigin'], ['panel']],
    (given) => (given.allowedOrigin === undefined) !== (given.panel === undefined),
    needsOnePage,
  ),
);

const problemOf = (issue: v.BaseIssue<unknown>): string => {
  const field = v.getDotPath(issue) ?? 'the file';
  if (issue.type === 'strict_object' && issue.expected === 'never')
    return `  ${field}: is not a setting; remove it or correct its name`;
  if (issue.type === 'strict_object') return `  ${field}: is missing`;
  if (issue.type === 'partial_check') return `  ${field}: needs ${issue.message}`;
  return `  ${field}: is ${JSON.stringify(issue.input)}; must be ${issue.message}`;
};

/** @param name how the messages call the source, such as a file's path */
export const parseConfiguration = (value: unknown, name: string): Configuration => {
  const read = v.safeParse(file, value);
  if (!read.success)
    throw new ConfigurationError(
      [
        `The configuration ${name} cannot be used:`,
        ...read.issues.map(problemOf),
        'config/example.json shows a complete one.',
      ].join('\n'),
    );
  const { instanceArn, ownFlowArn, alarmTopicArn, allowedOrigin, panel: site, ...rest } = read.output;
  const { region = '', account = '' } = instanceArnParts.exec(instanceArn)?.groups ?? {};
  return {
    ...rest,
    instance: { arn: instanceArn, region, account },
    ...(allowedOrigin !== undefined && { allowedOrigin }),
    ...(site !== undefined && { panel: site }),
    ...(ownFlowArn !== undefined && { ownFlowArn }),
    ...(alarmTopicArn !== undefined && { alarmTopicArn }),
  };
};

/** @throws ConfigurationError when the file is missing, is not JSON, or says something that is not allowed */
export const readConfiguration = (path: string): Configuration => parseConfiguration(readJson(path), path);

const readJson = (path: string): unknown => {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    const reason =
      cause instanceof SyntaxError ? `it is not JSON: ${cause.message}` : 'there is no such readable file';
    throw new ConfigurationError(
      `The configuration ${path} cannot be read (working directory ${process.cwd()}): ${reason}. Name another with -c config=<file>.`,
      { cause },
    );
  }
};
