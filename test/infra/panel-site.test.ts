/** The way to the agents' pages, from the bucket to the browser. */
import { readFileSync } from 'node:fs';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { AwsSolutionsChecks } from 'cdk-nag';
import { describe, expect, it } from 'vitest';
import { ccpPagePolicy, workspacePagePolicy } from '../../lib/page-policy.ts';
import { complete, configuration, referredTo, resourcesOf, secondRegion, stackOf } from './synthesized.ts';

const template = Template.fromStack(stackOf(complete).stack);
const generated = Template.fromStack(stackOf(secondRegion).stack);
const without = Template.fromStack(stackOf(configuration).stack);

interface Behavior {
  readonly PathPattern?: string;
  readonly AllowedMethods: readonly string[];
  readonly ViewerProtocolPolicy: string;
  readonly ResponseHeadersPolicyId?: unknown;
}
interface DistributionConfig {
  readonly Aliases?: readonly string[];
  readonly ViewerCertificate?: object;
  readonly Logging?: object;
  readonly DefaultCacheBehavior: Behavior;
  readonly CacheBehaviors: readonly Behavior[];
}
const distributionOf = (of: Template): DistributionConfig => {
  const [found] = [...resourcesOf(of, 'AWS::CloudFront::Distribution').values()];
  return found?.Properties.DistributionConfig as DistributionConfig;
};
const behaviors = ({ DefaultCacheBehavior, CacheBehaviors }: DistributionConfig): Record<string, Behavior> =>
  Object.fromEntries(
    [DefaultCacheBehavior, ...CacheBehaviors].map((each) => [each.PathPattern ?? 'everything else', each]),
  );

/** As text, with references in angle brackets. */
const said = (value: unknown): string => {
  if (typeof value === 'string') return value;
  const parts = (value as { 'Fn::Join'?: [string, unknown[]] })['Fn::Join']?.[1];
  return parts ? parts.map(said).join('') : `<${referredTo(value)?.replace(/[0-9A-F]{8}$/, '')}>`;
};
const policyAt = (of: Template, path: string): string => {
  const id = referredTo(behaviors(distributionOf(of))[path]?.ResponseHeadersPolicyId) ?? '';
  const found = resourcesOf(of, 'AWS::CloudFront::ResponseHeadersPolicy').get(id)?.Properties;
  const { SecurityHeadersConfig: headers } = (found?.ResponseHeadersPolicyConfig ?? {}) as {
    SecurityHeadersConfig?: { ContentSecurityPolicy: { ContentSecurityPolicy: unknown } };
  };
  return said(headers?.ContentSecurityPolicy.ContentSecurityPolicy ?? '');
};
const directive = (policy: string, name: string): string | undefined =>
  policy
    .split('; ')
    .find((each) => each.startsWith(`${name} `))
    ?.slice(name.length + 1);

describe('the bucket of the pages', () => {
  const [pages] = [...resourcesOf(template, 'AWS::S3::Bucket')]
    .filter(([id]) => id.startsWith('PanelSitePages'))
    .map(([, bucket]) => bucket);

  it('is closed to the public, encrypted, remembers what was there before, and outlives the stack', () => {
    expect(pages?.DeletionPolicy).toBe('Retain');
    expect(pages?.Properties).toMatchObject({
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      BucketEncryption: expect.anything(),
      VersioningConfiguration: { Status: 'Enabled' },
      LoggingConfiguration: { LogFilePrefix: 'pages/' },
    });
  });

  it('is read by this distribution alone, and over TLS', () => {
    template.hasResourceProperties('AWS::S3::BucketPolicy', {
      Bucket: { Ref: Match.stringLikeRegexp('^PanelSitePages') },
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
          Match.objectLike({
            Effect: 'Allow',
            Action: 's3:GetObject',
            Principal: { Service: 'cloudfront.amazonaws.com' },
            Condition: { StringEquals: { 'AWS:SourceArn': Match.anyValue() } },
          }),
        ]),
      },
    });
    template.hasResourceProperties('AWS::CloudFront::OriginAccessControl', {
      OriginAccessControlConfig: { SigningBehavior: 'always', SigningProtocol: 'sigv4' },
    });
  });
});

describe('the way to the pages', () => {
  it('is encrypted by TLS 1.2 or better under a name of the centre', () => {
    expect(distributionOf(template)).toMatchObject({
      Aliases: ['callbacks.example.com'],
      ViewerCertificate: { MinimumProtocolVersion: 'TLSv1.2_2021', SslSupportMethod: 'sni-only' },
    });
    expect(distributionOf(generated)).not.toHaveProperty('Aliases');
  });

  it('reads files, sends tickets, and does nothing else', () => {
    const found = behaviors(distributionOf(template));
    const files = ['*signed-in.html', '/workspace/*', 'everything else'];
    expect(Object.keys(found).sort()).toEqual(['/ticket', ...files].sort());
    for (const path of files) expect(found[path]?.AllowedMethods).toEqual(['GET', 'HEAD']);
    expect(found['/ticket']?.ViewerProtocolPolicy).toBe('https-only');
  });

  it('writes down who came, for as long as any log is kept', () => {
    expect(distributionOf(template).Logging).toMatchObject({ Prefix: 'cloudfront/' });
    template.hasResourceProperties('AWS::S3::Bucket', {
      OwnershipControls: { Rules: [{ ObjectOwnership: 'ObjectWriter' }] },
      LifecycleConfiguration: { Rules: [{ ExpirationInDays: complete.logRetentionDays, Status: 'Enabled' }] },
    });
  });

  it('writes nothing where CloudFront cannot, and works there all the same', () => {
    const instance = { ...complete.instance, region: 'af-south-1' };
    const { stack } = stackOf({ ...complete, instance });
    expect(distributionOf(Template.fromStack(stack)).Logging).toBeUndefined();
    expect(new AwsSolutionsChecks().validateScope(stack).violations).toEqual([]);
  });

  it('hands the agent’s token on to the ticket endpoint and keeps no answer', () => {
    template.hasResourceProperties('AWS::CloudFront::CachePolicy', {
      CachePolicyConfig: {
        DefaultTTL: 0,
        MaxTTL: 1,
        MinTTL: 0,
        ParametersInCacheKeyAndForwardedToOrigin: {
          HeadersConfig: { HeaderBehavior: 'whitelist', Headers: ['Authorization'] },
        },
      },
    });
  });
});

describe('what a page may do', () => {
  const ccp = policyAt(template, 'everything else');
  const workspace = policyAt(template, '/workspace/*');
  const signedIn = policyAt(template, '*signed-in.html');

  it.each([
    ['the CCP page', ccp],
    ['a page of the workspace', workspace],
  ])(
    '%s runs our scripts only, and talks to its own origin, the sockets and the sign-in',
    (_name, policy) => {
      expect(directive(policy, 'default-src')).toBe("'none'");
      expect(directive(policy, 'script-src')).toBe("'self'");
      expect(directive(policy, 'connect-src')).toMatch(
        // An API's endpoint is wss:// and its host (CloudFormation template reference, ApiGatewayV2 Api).
        /^'self' <AgentSocketApi> https:\/\/sign-in\.example\.com https:\/\/login\.example\.com$/,
      );
      expect(policy).not.toMatch(/unsafe|\*|data:/);
    },
  );

  it('nobody puts the CCP page into a frame; the instance, and nobody else, frames the workspace’s', () => {
    expect(directive(ccp, 'frame-ancestors')).toBe("'none'");
    expect(directive(ccp, 'frame-src')).toContain('https://example.my.connect.aws');
    expect(directive(workspace, 'frame-ancestors')).toBe('https://example.my.connect.aws');
  });

  it('the sign-in hands back into a frame of either, whatever lies around it', () => {
    for (const policy of [ccp, workspace]) expect(directive(policy, 'frame-src')).toContain("'self'");
    expect(directive(signedIn, 'frame-ancestors')).toBe("'self' https://example.my.connect.aws");
    expect(directive(signedIn, 'default-src')).toBe("'none'");
  });

  it('all are asked for by TLS from then on, are never guessed at, and tell nobody where they were', () => {
    const policies = resourcesOf(template, 'AWS::CloudFront::ResponseHeadersPolicy');
    expect(policies.size).toBe(3);
    for (const { Properties } of policies.values())
      expect(Properties.ResponseHeadersPolicyConfig).toMatchObject({
        SecurityHeadersConfig: {
          StrictTransportSecurity: { AccessControlMaxAgeSec: 63_072_000 },
          ContentTypeOptions: { Override: true },
          ReferrerPolicy: { ReferrerPolicy: 'no-referrer' },
        },
      });
  });

  it('is said in the words of the policy that the pages’ own descriptions give', () => {
    const around = { instanceUrl: 'https://i', socketOrigin: 'wss://s', signInOrigins: ['https://p'] };
    expect(ccpPagePolicy(around)).not.toBe(workspacePagePolicy(around));
    for (const page of ['ccp', 'workspace'])
      expect(readFileSync(`panel/pages/${page}/README.md`, 'utf8')).toContain(
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';",
      );
  });
});

describe('whose pages are let in', () => {
  const told = (of: Template): unknown[] =>
    [...resourcesOf(of, 'AWS::Lambda::Function').values()]
      .map(
        ({ Properties }) =>
          (Properties.Environment as { Variables?: Record<string, unknown> } | undefined)?.Variables,
      )
      .flatMap((variables) =>
        variables?.ALLOWED_ORIGIN === undefined ? [] : [said(variables.ALLOWED_ORIGIN)],
      );

  it('those of this site, by the centre’s name or by the one that CloudFront made up', () => {
    expect(new Set(told(template))).toEqual(new Set(['https://callbacks.example.com']));
    for (const origin of told(generated)) expect(origin).toMatch(/^https:\/\/<PanelSiteDistribution>$/);
    expect(new Set(told(without))).toEqual(new Set([configuration.allowedOrigin]));
  });

  it('other origins are not told by the ticket endpoint that they may ask', () => {
    const cors = (of: Template): unknown[] =>
      [...resourcesOf(of, 'AWS::ApiGatewayV2::Api').values()]
        .filter(({ Properties }) => Properties.ProtocolType === 'HTTP')
        .map(({ Properties }) => Properties.CorsConfiguration);
    expect(cors(template)).toEqual([undefined]);
    expect(cors(without)).toEqual([expect.objectContaining({ AllowOrigins: [configuration.allowedOrigin] })]);
  });

  it('the instance shows its CCP in them', () => {
    template.hasResourceProperties('AWS::Connect::ApprovedOrigin', {
      InstanceId: complete.instance.arn,
      Origin: 'https://callbacks.example.com',
    });
    without.resourceCountIs('AWS::Connect::ApprovedOrigin', 0);
  });

  it('without pages of its own the stack has no site', () => {
    for (const type of ['AWS::S3::Bucket', 'AWS::CloudFront::Distribution', 'Custom::CDKBucketDeployment'])
      without.resourceCountIs(type, 0);
  });
});
