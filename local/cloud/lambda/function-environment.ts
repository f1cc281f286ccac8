/** The environment variables of a function: the template's, and those that Lambda itself sets. Nothing of the host's. */
import { join } from 'node:path';
import type { Credentials } from '../iam/access-keys.ts';

export interface EnvironmentSource {
  readonly functionName: string;
  readonly handler: string;
  readonly memoryMb: number;
  readonly runtime: string;
  readonly region: string;
  /** Of its role. */
  readonly credentials: Credentials;
  readonly baseUrl: string;
  readonly taskRoot: string;
}

/** Where the SDK clients find the services that this cloud answers (AWS SDKs guide, "Service-specific endpoints"). */
const endpoints = (baseUrl: string): Record<string, string> => ({
  AWS_ENDPOINT_URL_DYNAMODB: baseUrl,
  AWS_ENDPOINT_URL_SQS: baseUrl,
  AWS_ENDPOINT_URL_KMS: baseUrl,
  AWS_ENDPOINT_URL_EVENTBRIDGE: baseUrl,
});

/** Lambda developer guide, "Defined runtime environment variables". */
export const reservedVariables = (source: EnvironmentSource): Record<string, string> => ({
  _HANDLER: source.handler,
  AWS_REGION: source.region,
  AWS_DEFAULT_REGION: source.region,
  AWS_EXECUTION_ENV: `AWS_Lambda_${source.runtime}`,
  AWS_LAMBDA_FUNCTION_NAME: source.functionName,
  AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(source.memoryMb),
  AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
  AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
  AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${source.functionName}`,
  AWS_LAMBDA_LOG_STREAM_NAME: 'local',
  AWS_ACCESS_KEY_ID: source.credentials.accessKeyId,
  AWS_SECRET_ACCESS_KEY: source.credentials.secretAccessKey,
  ...(source.credentials.sessionToken !== undefined && {
    AWS_SESSION_TOKEN: source.credentials.sessionToken,
  }),
  LAMBDA_TASK_ROOT: source.taskRoot,
  LANG: 'en_US.UTF-8',
  TZ: ':UTC',
  // The SDK reads the profile files below the home directory of the host; these two do not exist.
  AWS_CONFIG_FILE: join(source.taskRoot, 'no-config'),
  AWS_SHARED_CREDENTIALS_FILE: join(source.taskRoot, 'no-credentials'),
  ...endpoints(source.baseUrl),
});
