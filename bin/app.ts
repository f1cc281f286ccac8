/** The CDK app. Which configuration: `-c config=<file>`, a path relative to the working directory. */
import { App } from 'aws-cdk-lib';
import { ConfigurationError, readConfiguration } from '../lib/configuration.ts';
import { RejoinStack } from '../lib/rejoin-stack.ts';

const app = new App({
  analyticsReporting: false,
  // Here and not in cdk.json, so that `node bin/app.ts` and `cdk synth` make the same template.
  context: {
    '@aws-cdk/aws-iam:minimizePolicies': true,
    // What CloudFormation would refuse fails here, and not half-way through a deployment.
    '@aws-cdk/core:validateAgainstDefaultRules': true,
  },
});

const file: unknown = app.node.tryGetContext('config') ?? 'config/example.json';

try {
  new RejoinStack(app, readConfiguration(String(file)));
  app.synth();
} catch (error) {
  if (!(error instanceof ConfigurationError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
