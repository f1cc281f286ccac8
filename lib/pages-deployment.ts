/** Puts the pages into their bucket, with the addresses of this installation beside them. docs/adr/0017 says how and why. */
import { RemovalPolicy, Size, Stack } from 'aws-cdk-lib';
import type { IDistribution } from 'aws-cdk-lib/aws-cloudfront';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { BucketDeployment, CacheControl, Source } from 'aws-cdk-lib/aws-s3-deployment';
import { Construct, type IConstruct } from 'constructs';
import type { SignIn } from './configuration.ts';
import { bundlePages } from './page-code.ts';
import { workspaceFolder } from './page-files.ts';
import type { Panel } from './panel-configuration.ts';

export interface PagesDeploymentProps {
  readonly bucket: IBucket;
  readonly distribution: IDistribution;
  readonly panel: Panel;
  readonly signIn: SignIn;
  readonly addresses: { readonly ticketUrl: string; readonly socketUrl: string };
}

/** Where the CCP is: other hosts, other paths (administrator guide, "Provide access to the Contact Control Panel"). */
const ccpUrlOf = ({ instanceUrl }: Panel): string =>
  `${instanceUrl}${instanceUrl.endsWith('.awsapps.com') ? '/connect' : ''}/ccp-v2/`;

/** An ID token names the page that it was given to as its audience (OpenID Connect Core, section 2). */
const signInOf = ({ panel, signIn }: PagesDeploymentProps): Record<string, unknown> => ({
  issuer: signIn.issuer,
  clientId: signIn.audience,
  scopes: panel.signInScopes,
});

export class PagesDeployment extends Construct {
  readonly pages: IBucket;
  readonly role: Role;
  constructor(scope: Construct, id: string, props: PagesDeploymentProps) {
    super(scope, id);
    const { bucket, distribution, panel, addresses } = props;
    const signIn = signInOf(props);
    const { region } = Stack.of(this);
    this.pages = bucket;
    this.role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    const logGroup = new LogGroup(this, 'Log', { removalPolicy: RemovalPolicy.DESTROY });
    logGroup.grantWrite(this.role);
    new BucketDeployment(this, 'Files', {
      sources: [
        Source.asset(bundlePages(this)),
        Source.jsonData('config.json', { ccpUrl: ccpUrlOf(panel), region, ...addresses, signIn }),
        Source.jsonData(`${workspaceFolder}/config.json`, { ...addresses, signIn }),
      ],
      destinationBucket: bucket,
      distribution,
      distributionPaths: ['/*'],
      // Asked for again each time, and answered "unchanged": no agent works with yesterday's page.
      cacheControl: [CacheControl.noCache()],
      memoryLimit: 512,
      ephemeralStorageSize: Size.mebibytes(512),
      role: this.role,
      logGroup,
    });
  }

  /** What the CDK puts beside this construct to do the work, one for all such deployments of a stack. */
  get function(): readonly IConstruct[] {
    return Stack.of(this).node.children.filter(({ node }) =>
      node.id.startsWith('Custom::CDKBucketDeployment'),
    );
  }
}
