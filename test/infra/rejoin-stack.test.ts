import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { handlerNames } from '../../lib/handler-functions.ts';
import { configuration, referredTo, resourcesOf, synthesized } from './synthesized.ts';

const template = synthesized();
const functions = resourcesOf(template, 'AWS::Lambda::Function');
const idOf = (handler: string): string | undefined =>
  [...functions].find(([, { Properties }]) => Properties.FunctionName === `Rejoin-${handler}`)?.[0];

const nullsIn = (value: unknown, path: string): string[] => {
  if (value === null) return [path];
  if (typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, part]) => nullsIn(part, `${path}.${key}`));
};

it('the template has no null in it, which CloudFormation refuses', () => {
  expect(nullsIn(template.toJSON(), 'template')).toEqual([]);
});

describe('functions', () => {
  it('there is one for each handler', () => {
    expect([...functions.values()].map(({ Properties }) => Properties.FunctionName).sort()).toEqual(
      handlerNames.map((name) => `Rejoin-${name}`).sort(),
    );
  });

  it.each(handlerNames)(
    '%s runs on Node 24 for arm64 and logs for thirty days to a group of its own',
    (handler) => {
      const found = functions.get(idOf(handler) ?? '')?.Properties ?? {};
      expect(found).toMatchObject({
        Architectures: ['arm64'],
        Runtime: 'nodejs24.x',
        Handler: 'index.handler',
      });
      const { LogGroup } = found.LoggingConfig as { LogGroup: unknown };
      expect(
        resourcesOf(template, 'AWS::Logs::LogGroup').get(referredTo(LogGroup) ?? '')?.Properties,
      ).toEqual({
        RetentionInDays: 30,
      });
    },
  );

  it('free-agent answers before the flow stops waiting', () => {
    template.hasResourceProperties('AWS::Lambda::Function', {
      FunctionName: 'Rejoin-free-agent',
      Timeout: 5,
    });
  });
});

describe('tables', () => {
  /** A table that gets another logical id becomes an empty table: these names are a promise. */
  const promised = {
    TablesQueueSettingsE6685FFE: ['queueId'],
    TablesInterruptions5E35CCEF: ['chainId'],
    TablesLedgerF9806C8B: ['interruptionId', 'seq'],
    TablesAgentsB00189FB: ['agentId', 'item'],
    TablesTickets8D70A397: ['ticketHash'],
    TablesCallersBA09326D: ['callerHash', 'interruptionId'],
    TablesDialLimits14FE3CC5: ['limit'],
  };
  const tables = resourcesOf(template, 'AWS::DynamoDB::Table');

  it('keep their identity and their keys from one deployment to the next', () => {
    const keys = [...tables].map(([id, { Properties }]) => [
      id,
      (Properties.KeySchema as { AttributeName: string }[]).map(({ AttributeName }) => AttributeName),
    ]);
    expect(Object.fromEntries(keys)).toEqual(promised);
  });

  it('survive the stack, can be restored to any second, and are paid by use', () => {
    for (const [id, table] of tables) {
      expect(table.DeletionPolicy, id).toBe('Retain');
      expect(table.Properties, id).toMatchObject({
        BillingMode: 'PAY_PER_REQUEST',
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      });
    }
  });

  it('the ledger and the settings never expire', () => {
    const expiring = [...tables].filter(
      ([, { Properties }]) => Properties.TimeToLiveSpecification !== undefined,
    );
    expect(expiring.map(([id]) => id.replace(/^Tables|.{8}$/g, '')).sort()).toEqual([
      'Agents',
      'Callers',
      'DialLimits',
      'Interruptions',
      'Tickets',
    ]);
  });
});

it('phone numbers are hashed with a key that can do nothing else', () => {
  template.resourceCountIs('AWS::KMS::Key', 1);
  template.hasResourceProperties('AWS::KMS::Key', {
    KeySpec: 'HMAC_256',
    KeyUsage: 'GENERATE_VERIFY_MAC',
  });
});

it('the function that dials is told the limits of the configuration', () => {
  const { limits } = configuration;
  template.hasResourceProperties('AWS::Lambda::Function', {
    FunctionName: 'Rejoin-dials',
    Environment: {
      Variables: Match.objectLike({
        CALLS_PER_SECOND: String(limits.callsPerSecond),
        CALLS_PER_MINUTE: String(limits.callsPerMinute),
        CALLS_PER_AGENT_PER_HOUR: String(limits.callsPerAgentPerHour),
      }),
    },
  });
});

describe('the ways in', () => {
  it('tickets are asked for by POST, from pages of the allowed origin only', () => {
    template.hasResourceProperties('AWS::ApiGatewayV2::Route', { RouteKey: 'POST /ticket' });
    template.hasResourceProperties('AWS::ApiGatewayV2::Api', {
      ProtocolType: 'HTTP',
      CorsConfiguration: {
        AllowOrigins: [configuration.allowedOrigin],
        AllowMethods: ['POST'],
        AllowHeaders: ['authorization', 'content-type'],
      },
    });
  });

  it('a socket opens only with a ticket among its subprotocols', () => {
    template.hasResourceProperties('AWS::ApiGatewayV2::Route', {
      RouteKey: '$connect',
      AuthorizationType: 'CUSTOM',
      AuthorizerId: Match.anyValue(),
    });
    template.hasResourceProperties('AWS::ApiGatewayV2::Authorizer', {
      AuthorizerType: 'REQUEST',
      IdentitySource: ['route.request.header.Sec-WebSocket-Protocol'],
    });
  });

  it('opening, closing and frames are all that the socket knows', () => {
    const routes = [...resourcesOf(template, 'AWS::ApiGatewayV2::Route').values()];
    expect(routes.map(({ Properties }) => Properties.RouteKey).sort()).toEqual([
      '$connect',
      '$default',
      '$disconnect',
      'POST /ticket',
    ]);
  });

  it('both are throttled, and what they log says nothing about a person', () => {
    const stages = [...resourcesOf(template, 'AWS::ApiGatewayV2::Stage').values()];
    expect(stages).toHaveLength(2);
    for (const { Properties } of stages) {
      expect(Properties.DefaultRouteSettings).toMatchObject({ ThrottlingRateLimit: expect.any(Number) });
      const { Format = '' } = (Properties.AccessLogSettings ?? {}) as { Format?: string };
      expect(Format).not.toMatch(/header|authorizer|identity|path/i);
    }
  });
});

describe('contact flows', () => {
  const flow = (type: string) =>
    [...resourcesOf(template, 'AWS::Connect::ContactFlow').values()].find(
      ({ Properties }) => Properties.Type === type,
    )?.Properties ?? {};
  const partsOf = (type: string) =>
    (flow(type).Content as { 'Fn::Sub': [string, Record<string, unknown>] })['Fn::Sub'];

  it('the waiting flow runs free-agent, which this instance alone may run', () => {
    expect(referredTo(partsOf('CUSTOMER_QUEUE')[1].FreeAgentFunctionArn)).toBe(idOf('free-agent'));
    template.hasResourceProperties('AWS::Lambda::Permission', {
      FunctionName: { 'Fn::GetAtt': [idOf('free-agent'), 'Arn'] },
      Principal: 'connect.amazonaws.com',
      SourceArn: configuration.instance.arn,
      SourceAccount: configuration.instance.account,
    });
    template.hasResourceProperties('AWS::Connect::IntegrationAssociation', {
      InstanceId: configuration.instance.arn,
      IntegrationType: 'LAMBDA_FUNCTION',
      IntegrationArn: { 'Fn::GetAtt': [idOf('free-agent'), 'Arn'] },
    });
  });

  it('every placeholder in a flow is filled', () => {
    for (const type of ['CONTACT_FLOW', 'CUSTOMER_QUEUE']) {
      const [text, filled] = partsOf(type);
      expect([...text.matchAll(/\$\{(\w+)\}/g)].map(([, name]) => name)).toEqual(Object.keys(filled));
    }
  });

  it('dials starts the callback flow', () => {
    template.hasResourceProperties('AWS::Lambda::Function', {
      FunctionName: 'Rejoin-dials',
      Environment: {
        Variables: {
          CALLBACK_FLOW_ARN: {
            'Fn::GetAtt': [Match.stringLikeRegexp('^ContactFlowsCallback'), 'ContactFlowArn'],
          },
        },
      },
    });
  });
});
