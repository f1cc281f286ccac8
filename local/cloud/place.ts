/** Where the cloud stands: the names that go into ARNs. */
export interface Place {
  readonly region: string;
  readonly account: string;
  readonly stackName: string;
}

/** Names that the template leaves to CloudFormation: stack and logical id, without its random part. */
export const generatedName = ({ stackName }: Place, logicalId: string, longest: number): string =>
  `${stackName}-${logicalId}`.slice(0, longest);

export const arnOf = ({ region, account }: Place, service: string, resource: string): string =>
  `arn:aws:${service}:${region}:${account}:${resource}`;
