/** The stack under rules that others wrote: two packs of cdk-nag, and CloudFormation's own validator. */
import { App, CfnResource, CloudFormationValidatePlugin, Stack, Validations } from 'aws-cdk-lib';
import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import type { IConstruct } from 'constructs';
import { describe, expect, it } from 'vitest';
import { HandlerFunctions } from '../../lib/handler-functions.ts';
import { configurations, stackOf } from './synthesized.ts';

const packs = [new AwsSolutionsChecks(), new ServerlessChecks()];

/** "rule: resource", one each. */
const findingsIn = (scope: IConstruct): string[] =>
  packs.flatMap((pack) =>
    pack
      .validateScope(scope)
      .violations.flatMap(({ ruleName, violatingResources }) =>
        violatingResources.map(({ constructPath }) => `${ruleName}: ${constructPath}`),
      ),
  );

const validator = new CloudFormationValidatePlugin();

/** What CloudFormation would say of a synthesized stack, "rule: what is wrong" each; and the templates' names. */
const problemsIn = (app: App): string[] => {
  const stacks = app.synth().stacks.map(({ id, templateFullPath, environment }) => ({
    stackConstructPath: id,
    templatePath: templateFullPath,
    accountId: environment.account,
    region: environment.region,
  }));
  const templatePaths = stacks.map(({ templatePath }) => templatePath);
  return validator
    .validate({ templatePaths, stackTemplates: stacks, appConstruct: app })
    .violations.map(({ ruleName, description }) => `${ruleName}: ${description}`);
};

/** The CDK itself still writes it, to let CloudFront log into the bucket. */
const knownOfTheCdk = /^W3045: AccessControl/;

interface Acknowledged {
  readonly path: string;
  readonly rule: string;
  readonly reason: string;
}

const acknowledgedIn = (stack: Stack): Acknowledged[] =>
  stack.node.findAll().flatMap(({ node }) =>
    node.metadata
      .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
      .flatMap(({ data }) =>
        Object.entries(data as Record<string, string>).map(([id, reason]) => ({
          path: node.path,
          rule: id.replace(/^annotation::/i, ''),
          reason,
        })),
      ),
  );

describe.each(Object.entries(configurations))('the %s stack', (_name, configuration) => {
  const { app, stack } = stackOf(configuration);
  app.synth();

  it('keeps every rule of AwsSolutions and Serverless, but for those that it says why it does not', () => {
    expect(findingsIn(stack)).toEqual([]);
  });

  it('says why in a sentence, on a resource and never for the whole stack', () => {
    const ours = acknowledgedIn(stack).filter(({ rule }) => /^(AwsSolutions|Serverless)-/.test(rule));
    expect(ours.length).toBeGreaterThan(20);
    for (const { path, rule, reason } of ours) {
      expect(path, rule).not.toBe(stack.node.path);
      expect(reason, `${rule} on ${path}`).toMatch(/^[A-Z].{20,}\.$/);
    }
  });

  it('is a template that CloudFormation’s validator finds nothing wrong with', () => {
    expect(problemsIn(app).filter((problem) => !knownOfTheCdk.test(problem))).toEqual([]);
  });
});

describe('the rules themselves', () => {
  it('see a function that may do anything', () => {
    const { app, stack } = stackOf(configurations.minimal);
    const functions = stack.node.findAll().find((part) => part instanceof HandlerFunctions);
    functions
      ?.of('dials')
      .lambda.addToRolePolicy(
        new PolicyStatement({ effect: Effect.ALLOW, actions: ['s3:*'], resources: ['arn:aws:s3:::example'] }),
      );
    app.synth();
    expect(findingsIn(stack)).toEqual([
      'AwsSolutions-IAM5[Action::s3:*]: Rejoin/Functions/dials/Role/DefaultPolicy/Resource',
    ]);
  });

  it('see a property that CloudFormation does not know', () => {
    const app = new App({ analyticsReporting: false });
    new CfnResource(new Stack(app, 'Wrong'), 'Queue', {
      type: 'AWS::SQS::Queue',
      properties: { VisibilityTimeOut: 30 },
    });
    expect(problemsIn(app).join()).toContain('VisibilityTimeOut');
  });
});
