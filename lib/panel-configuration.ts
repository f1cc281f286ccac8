/** The section `panel` of the configuration: the agents' pages, if this stack is to serve them. */
import * as v from 'valibot';
import { present, text, yesOrNo } from './allowed-values.ts';

export interface Panel {
  /** Where agents open Amazon Connect: an origin of my.connect.aws, or awsapps.com for older instances. */
  readonly instanceUrl: string;
  /** Undefined: a name that CloudFront makes up. */
  readonly domain?: { readonly name: string; readonly certificateArn: string };
  /** Besides the issuer's: where the sign-in provider answers, as Amazon Cognito does under a domain of its own. */
  readonly signInOrigins: readonly string[];
  /** What the pages ask the provider for; some give a refresh token only with a scope of its own. */
  readonly signInScopes: readonly string[];
  /** Registers the pages as applications of the agent workspace too. */
  readonly workspace: boolean;
}

const isHttpsOrigin = (value: string): boolean =>
  URL.canParse(value) && value.startsWith('https://') && new URL(value).origin === value;

const instanceUrl = /^https:\/\/[a-z0-9][a-z0-9-]*\.(my\.connect\.aws|awsapps\.com)$/;
const domainName = /^(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/;
/** CloudFront takes certificates of us-east-1 only (CloudFront developer guide, "Requirements for certificates"). */
const certificateArn = /^arn:aws:acm:us-east-1:\d{12}:certificate\/[0-9a-f-]+$/;

export const panel = v.pipe(
  v.strictObject({
    instanceUrl: text(
      (value) => instanceUrl.test(value),
      "the instance's access URL without a path, https://<alias>.my.connect.aws or https://<alias>.awsapps.com",
    ),
    domainName: v.optional(
      text((value) => domainName.test(value), 'a host name in lower case, such as callbacks.example.com'),
    ),
    certificateArn: v.optional(
      text(
        (value) => certificateArn.test(value),
        'the ARN of a certificate for domainName, arn:aws:acm:us-east-1:<account>:certificate/<id>; CloudFront takes none of another Region',
      ),
    ),
    signInOrigins: v.optional(
      v.array(
        text(isHttpsOrigin, 'an origin of the sign-in provider, https://host[:port] without a path'),
        'a list of origins',
      ),
      [],
    ),
    signInScopes: v.optional(
      v.pipe(
        v.array(text(present, 'the name of a scope, not empty'), 'a list of scopes'),
        v.includes('openid', 'a list with "openid" in it, which asks for the ID token'),
      ),
      ['openid', 'profile'],
    ),
    workspace: v.optional(yesOrNo, false),
  }),
  v.partialCheck(
    [['domainName'], ['certificateArn']],
    (given) => (given.domainName === undefined) === (given.certificateArn === undefined),
    'both domainName and certificateArn, or neither for a name that CloudFront makes up',
  ),
  v.transform(({ domainName: name, certificateArn: arn, ...rest }): Panel => {
    const domain = name !== undefined && arn !== undefined ? { name, certificateArn: arn } : undefined;
    return { ...rest, ...(domain && { domain }) };
  }),
);
