/**
 * Every rule of cdk-nag that we do not follow: on which resource, and why. test/infra/rules.test.ts lets nothing
 * through that does not stand here.
 */
import { CfnResource, type Stack, Validations } from 'aws-cdk-lib';
import { CfnApi, CfnRoute } from 'aws-cdk-lib/aws-apigatewayv2';
import { Distribution } from 'aws-cdk-lib/aws-cloudfront';
import type { IConstruct } from 'constructs';
import { keepers } from './access.ts';
import type { AgentSocket } from './agent-socket.ts';
import { Canary } from './canary.ts';
import type { Configuration } from './configuration.ts';
import { type HandlerFunctions, type HandlerName, handlerNames } from './handler-functions.ts';
import { PagesDeployment } from './pages-deployment.ts';
import { regionsWithoutVisitLogs } from './panel-site.ts';
import type { TicketEndpoint } from './ticket-endpoint.ts';
import { DeadLetterQueue } from './work-queue.ts';

export interface Accepting {
  readonly functions: HandlerFunctions;
  readonly socket: AgentSocket;
  readonly ticketEndpoint: TicketEndpoint;
  readonly configuration: Configuration;
}

export const acceptFindings = (stack: Stack, parts: Accepting): void => {
  acceptOfFunctions(stack, parts);
  acceptOfWaysIn(parts);
  for (const part of stack.node.findAll()) {
    if (part instanceof DeadLetterQueue) acceptOfDeadLetters(part);
    if (part instanceof Canary)
      accept(part, { 'Serverless-EventBusDLQ': 'A round that was missed is not made up for.' });
    if (part instanceof Distribution) acceptOfDistribution(part, parts.configuration);
    if (part instanceof PagesDeployment) acceptOfDeployment(stack, part, parts.configuration);
  }
};

type Reasons = Readonly<Record<string, string>>;

const accept = (on: IConstruct, reasons: Reasons): void => {
  for (const [id, reason] of Object.entries(reasons)) Validations.of(on).acknowledge({ id, reason });
};

const wildcard = (resource: string): string => `AwsSolutions-IAM5[Resource::${resource}]`;

const xRay = 'X-Ray lists no resource types for writing segments (service authorization reference).';

/** Of the instance, by what its ARN goes on with: who may reach all of them, and why not one. */
const ofInstance: Readonly<Record<string, { readonly of: readonly HandlerName[]; readonly reason: string }>> =
  {
    contact: {
      of: ['look-ups', 'dials', 'socket-message', 'customer-calls-in'],
      reason:
        'A contact gets its id with the call; this instance only, and only the actions of lib/access.ts.',
    },
    agent: {
      of: ['dials', 'socket-message', 'free-agent'],
      reason: 'Any agent of the instance may be a holder.',
    },
    'routing-profile': {
      of: ['dials', 'socket-message', 'free-agent'],
      reason: "The holder's routing profile is known once the call has dropped; reading only.",
    },
    queue: {
      of: ['dials', 'socket-message', 'free-agent'],
      reason: 'Queues are switched on in a table, long after the deployment; reading only.',
    },
    'operating-hours': {
      of: ['dials'],
      reason: 'Those of the queue, which the call tells; reading only.',
    },
    'agent-group': {
      of: ['free-agent'],
      reason: 'GetCurrentUserData is authorised for four resource types, whatever it is asked.',
    },
    'agent-state': {
      of: ['free-agent'],
      reason: 'Listing the statuses is authorised by each of them.',
    },
  };

const acceptOfFunctions = (stack: Stack, { functions, socket, configuration }: Accepting): void => {
  for (const name of handlerNames)
    accept(functions.of(name), {
      [wildcard('*')]:
        name === 'dials'
          ? `${xRay} Nor does Amazon Connect for StartOutboundVoiceContact, which no other function may call.`
          : xRay,
      'Serverless-LambdaDLQ':
        name === 'canary'
          ? 'A round that was missed is not made up for; an alarm says when several are.'
          : 'Nothing invokes it asynchronously: SQS, API Gateway and contact flows wait for its answer.',
      'Serverless-LambdaEventSourceMappingDestination':
        'An SQS event source takes no destination; what fails five times goes to the dead-letter queue.',
    });
  for (const [type, { of, reason }] of Object.entries(ofInstance))
    for (const name of of)
      accept(functions.of(name), { [wildcard(`${configuration.instance.arn}/${type}/*`)]: reason });
  const come = 'Connections come and go; those of this socket only.';
  for (const name of keepers)
    accept(functions.of(name), { [wildcard(connectionsOf(stack, socket, 'POST'))]: come });
  accept(functions.of('socket-message'), { [wildcard(connectionsOf(stack, socket, 'DELETE'))]: come });
};

/** As the rules write an ARN: references in angle brackets. */
const connectionsOf = (stack: Stack, socket: AgentSocket, method: 'POST' | 'DELETE'): string => {
  const api = socket.node.findAll().find((part) => part instanceof CfnApi);
  const id = api ? String(stack.resolve(api.logicalId)) : '';
  return `arn:<AWS::Partition>:execute-api:${stack.region}:${stack.account}:<${id}>/live/${method}/@connections/*`;
};

const acceptOfWaysIn = ({ socket, ticketEndpoint }: Accepting): void => {
  const noAccessLog =
    'For a WebSocket API it takes a logging role of the whole account, which is not ours to set. The functions behind it log every frame.';
  accept(socket, { 'AwsSolutions-APIG1': noAccessLog, 'Serverless-APIGWAccessLogging': noAccessLog });
  for (const route of [...socket.node.findAll(), ...ticketEndpoint.node.findAll()].filter(isRoute))
    accept(route, {
      'AwsSolutions-APIG4': route.routeKey.startsWith('$')
        ? 'A WebSocket API authorises $connect alone, and there ours asks for a ticket; each frame is checked against who connected.'
        : "The function verifies the agent's token itself, and answers a refusal in words that the page can show.",
    });
};

const isRoute = (part: IConstruct): part is CfnRoute => part instanceof CfnRoute;

const acceptOfDeadLetters = (queue: DeadLetterQueue): void => {
  const reason = 'It is where failed messages end: a person looks at them (docs/runbook.md).';
  accept(queue, { 'Serverless-SQSRedrivePolicy': reason, 'AwsSolutions-SQS3': reason });
};

const acceptOfDistribution = (distribution: Distribution, { panel }: Configuration): void => {
  accept(distribution, {
    'AwsSolutions-CFR1': 'Agents may sit in any country; who they are is asked at sign-in.',
    'AwsSolutions-CFR2':
      'Static files that hold no secret, and one route that API Gateway throttles. A web ACL costs more a month than the rest, and must be made in us-east-1: docs/deploy.md says how to add one.',
  });
  if (regionsWithoutVisitLogs.includes(distribution.stack.region))
    accept(distribution, {
      'AwsSolutions-CFR3': 'CloudFront writes its standard logs into no bucket of this Region.',
    });
  if (panel?.domain === undefined)
    accept(distribution, {
      'AwsSolutions-CFR4':
        "CloudFront's own name has its own certificate and versions of TLS; panel.domainName brings TLS 1.2.",
    });
};

const acceptOfDeployment = (stack: Stack, deployment: PagesDeployment, { instance }: Configuration): void => {
  const whole = 'The construct of the CDK asks so; it reads one bucket and writes the bucket of the pages.';
  const actions = ['GetBucket', 'GetObject', 'List', 'Abort', 'DeleteObject'].map(
    (action) => `AwsSolutions-IAM5[Action::s3:${action}*]`,
  );
  const pages = deployment.pages.node.defaultChild;
  const bucket = CfnResource.isCfnResource(pages) ? String(stack.resolve(pages.logicalId)) : '';
  const assets = `arn:<AWS::Partition>:s3:::cdk-hnb659fds-assets-${instance.account}-${instance.region}/*`;
  accept(
    deployment.role,
    Object.fromEntries(
      [...actions, wildcard(assets), wildcard(`<${bucket}.Arn>/*`)].map((id) => [id, whole]),
    ),
  );
  accept(deployment.role, {
    [wildcard('*')]: 'CloudFront invalidations, as the construct of the CDK asks for them.',
  });
  const runs = 'It comes with the CDK, which chooses its runtime, and runs during a deployment only.';
  for (const lambda of deployment.function)
    accept(lambda, {
      'AwsSolutions-L1': runs,
      'Serverless-LambdaLatestVersion': runs,
      'Serverless-LambdaTracing': runs,
      'Serverless-LambdaDLQ': 'CloudFormation invokes it and hears of its failure: the deployment fails.',
    });
};
