/**
 * Takes the place of `@aws-sdk/credential-provider-node` in the bundles. In Lambda the credentials are always
 * in the environment (AWS Lambda developer guide, "Defined runtime environment variables"), so that looking
 * through files, containers and sign-in services is dead code: about 30 % of a bundle.
 */
interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

const fromEnvironment = async (): Promise<Credentials> => {
  const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN } = process.env;
  if (!AWS_ACCESS_KEY_ID || !AWS_SECRET_ACCESS_KEY)
    throw new Error(
      'No AWS credentials: AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY must be in the environment. Lambda sets them; where the function runs elsewhere, its starter must.',
    );
  return {
    accessKeyId: AWS_ACCESS_KEY_ID,
    secretAccessKey: AWS_SECRET_ACCESS_KEY,
    ...(AWS_SESSION_TOKEN && { sessionToken: AWS_SESSION_TOKEN }),
  };
};

/** The name and shape that the AWS SDK's clients import. */
export const defaultProvider = (): (() => Promise<Credentials>) => fromEnvironment;
