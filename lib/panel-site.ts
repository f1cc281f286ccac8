/**
 * The agents' pages: a private bucket, and CloudFront as the only way to it. Tickets are asked for on the same
 * origin, so that the pages' policy names one host to talk to beside the sockets', and no other origin is let in.
 */
import { CfnOutput, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AllowedMethods,
  type BehaviorOptions,
  CacheHeaderBehavior,
  CachePolicy,
  Distribution,
  HeadersFrameOption,
  HeadersReferrerPolicy,
  HttpVersion,
  OriginRequestPolicy,
  ResponseHeadersPolicy,
  S3OriginAccessControl,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type BucketProps,
  type IBucket,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { AgentSocket } from './agent-socket.ts';
import type { Configuration } from './configuration.ts';
import { workspaceFolder } from './page-files.ts';
import { ccpPagePolicy, signedInPagePolicy, workspacePagePolicy } from './page-policy.ts';
import { PagesDeployment } from './pages-deployment.ts';
import type { Panel } from './panel-configuration.ts';
import { type TicketEndpoint, ticketPath } from './ticket-endpoint.ts';

export interface PanelSiteProps {
  readonly panel: Panel;
  readonly configuration: Pick<Configuration, 'signIn' | 'logRetentionDays'>;
  readonly socket: AgentSocket;
  readonly ticketEndpoint: TicketEndpoint;
}

/** Every origin at which agents sign in, the issuer's first. */
export const signInOriginsOf = (panel: Panel, signIn: Configuration['signIn']): readonly string[] => [
  ...new Set([new URL(signIn.issuer).origin, ...panel.signInOrigins]),
];

/**
 * Of the Regions with Amazon Connect, those whose buckets CloudFront writes no standard logs into (Systems Manager
 * runbook reference, "AWSConfigRemediation-EnableCloudFrontAccessLogs").
 */
export const regionsWithoutVisitLogs = ['af-south-1'];

export class PanelSite extends Construct {
  /** Of the pages: what the ticket endpoint and the socket let in. */
  readonly origin: string;
  readonly pages: IBucket;
  readonly logs: IBucket;
  readonly distribution: Distribution;

  constructor(scope: Construct, id: string, props: PanelSiteProps) {
    super(scope, id);
    const { panel, configuration, socket } = props;
    this.logs = this.logBucket(configuration.logRetentionDays);
    this.pages = this.pageBucket();
    this.distribution = this.distributionOf(props);
    this.origin = `https://${panel.domain?.name ?? this.distribution.distributionDomainName}`;
    new PagesDeployment(this, 'Deployment', {
      bucket: this.pages,
      distribution: this.distribution,
      panel,
      signIn: configuration.signIn,
      addresses: { ticketUrl: `${this.origin}${ticketPath}`, socketUrl: socket.url },
    });
    new CfnOutput(this, 'Url', { value: `${this.origin}/` }).overrideLogicalId('PanelUrl');
    new CfnOutput(this, 'Host', { value: this.distribution.distributionDomainName }).overrideLogicalId(
      'PanelHost',
    );
  }

  private pageBucket(): IBucket {
    return this.bucket('Pages', {
      // A version that went wrong is put back by deploying the one before; the bucket remembers both.
      versioned: true,
      lifecycleRules: [{ noncurrentVersionExpiration: Duration.days(90) }],
      serverAccessLogsBucket: this.logs,
      serverAccessLogsPrefix: 'pages/',
    });
  }

  /** Lines in here hold the agents' network addresses: kept as long as other logs, and no longer. */
  private logBucket(days: number): IBucket {
    return this.bucket('Logs', {
      // CloudFront writes standard logs as a grantee of an access control list (CloudFront developer guide,
      // "Standard logging (legacy)"). The newer kind is set up from us-east-1 alone, where this stack may not be.
      objectOwnership: ObjectOwnership.OBJECT_WRITER,
      lifecycleRules: [{ expiration: Duration.days(days) }],
    });
  }

  private bucket(id: string, props: BucketProps): IBucket {
    // The library's class says less about `isWebsite` than its own interface, which exact optional types notice.
    return new Bucket(this, id, {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      removalPolicy: RemovalPolicy.RETAIN,
      ...props,
    }) as IBucket;
  }

  private distributionOf({ panel, configuration, socket, ticketEndpoint }: PanelSiteProps): Distribution {
    const origin = S3BucketOrigin.withOriginAccessControl(this.pages, {
      originAccessControl: new S3OriginAccessControl(this, 'Access', {
        originAccessControlName: this.globalName('pages'),
      }),
    });
    const around = {
      instanceUrl: panel.instanceUrl,
      socketOrigin: socket.origin,
      signInOrigins: signInOriginsOf(panel, configuration.signIn),
    };
    const pages = (headers: ResponseHeadersPolicy): BehaviorOptions => ({
      origin,
      responseHeadersPolicy: headers,
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      allowedMethods: AllowedMethods.ALLOW_GET_HEAD,
    });
    return new Distribution(this, 'Distribution', {
      comment: `${Stack.of(this).stackName}: the agents' pages`,
      defaultRootObject: 'index.html',
      defaultBehavior: pages(this.headers('CcpHeaders', ccpPagePolicy(around), true)),
      // The first pattern that fits is the one that counts.
      additionalBehaviors: {
        '*signed-in.html': pages(this.headers('SignedInHeaders', signedInPagePolicy(around), false)),
        [`/${workspaceFolder}/*`]: pages(
          this.headers('WorkspaceHeaders', workspacePagePolicy(around), false),
        ),
        [ticketPath]: this.tickets(ticketEndpoint),
      },
      ...(panel.domain && {
        domainNames: [panel.domain.name],
        certificate: Certificate.fromCertificateArn(this, 'Certificate', panel.domain.certificateArn),
        minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
      }),
      httpVersion: HttpVersion.HTTP2_AND_3,
      ...(!regionsWithoutVisitLogs.includes(Stack.of(this).region) && {
        logBucket: this.logs,
        logFilePrefix: 'cloudfront/',
      }),
    });
  }

  private tickets(endpoint: TicketEndpoint): BehaviorOptions {
    return {
      origin: new HttpOrigin(endpoint.host),
      viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
      allowedMethods: AllowedMethods.ALLOW_ALL,
      originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
      // The agent's token is passed on only as a part of the cache key, and the key may have parts only where
      // something may be kept; answers to POST never are (AWS Knowledge Center, "cloudfront-authorization-header").
      cachePolicy: new CachePolicy(this, 'Tickets', {
        cachePolicyName: this.globalName('tickets'),
        headerBehavior: CacheHeaderBehavior.allowList('Authorization'),
        minTtl: Duration.seconds(0),
        defaultTtl: Duration.seconds(0),
        maxTtl: Duration.seconds(1),
      }),
    };
  }

  private headers(id: string, policy: string, isTop: boolean): ResponseHeadersPolicy {
    return new ResponseHeadersPolicy(this, id, {
      responseHeadersPolicyName: this.globalName(id),
      securityHeadersBehavior: {
        contentSecurityPolicy: { contentSecurityPolicy: policy, override: true },
        contentTypeOptions: { override: true },
        referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override: true },
        strictTransportSecurity: {
          accessControlMaxAge: Duration.days(730),
          includeSubdomains: true,
          override: true,
        },
        ...(isTop && { frameOptions: { frameOption: HeadersFrameOption.DENY, override: true } }),
      },
      customHeadersBehavior: {
        customHeaders: [{ header: 'Cross-Origin-Resource-Policy', value: 'same-origin', override: true }],
      },
    });
  }

  /** CloudFront's names are the account's, not the Region's: two Regions may hold stacks of one name. */
  private globalName(id: string): string {
    const { stackName, region } = Stack.of(this);
    return `${stackName}-${region}-${id}`;
  }
}
