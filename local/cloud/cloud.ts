/** The local cloud: runs a synthesized CDK assembly unmodified, in this process, behind one HTTP server. */
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type Route, replyJson } from '../http.ts';
import { activity as newActivity } from './activity.ts';
import { AwsError } from './aws-error.ts';
import { type Clock, systemClock } from './clock.ts';
import { type DeadLetter, deadLettersIn } from './dead-letters.ts';
import { startDynamodb } from './dynamodb/dynamodb.ts';
import { startEvents } from './events/events.ts';
import { startGateway } from './gateway/gateway.ts';
import { localNames } from './gateway/public-names.ts';
import { Iam } from './iam/iam.ts';
import { roleResources } from './iam/role-resources.ts';
import { type InvocationLog, invocationLog } from './invocation-log.ts';
import { type Gate, jsonProtocolRoute } from './json-protocol.ts';
import { startKms } from './kms/kms.ts';
import { type Invoker, invokeAs } from './lambda/invoked-by.ts';
import { startLambda } from './lambda/lambda.ts';
import type { InvokeResult } from './lambda/lambda-function.ts';
import type { Place } from './place.ts';
import type { Service } from './service.ts';
import { startSqs } from './sqs/sqs.ts';
import { readAssembly } from './template/assembly.ts';
import { inertResources } from './template/inert-resources.ts';
import type { ResourceHandler } from './template/resource-type.ts';
import { siteResources } from './template/site-resources.ts';
import { deploy } from './template/template.ts';

export interface CloudOptions {
  /** Path of the synthesized assembly (cdk.out), with exactly one stack. */
  readonly assembly: string;
  /** Where the one HTTP server of this process is reachable, such as `http://127.0.0.1:8080`; all AWS endpoints are there. */
  readonly baseUrl: string;
  readonly region: string;
  readonly account: string;
  /** Resource types that are made elsewhere, such as AWS::Connect::ContactFlow. */
  readonly resources: Readonly<Record<string, ResourceHandler>>;
  /** Added to the environment of every function, such as AWS_ENDPOINT_URL_CONNECT. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Every line a function writes, and every error it ends with. */
  readonly onLog?: (functionName: string, line: string) => void;
  /** For tests: delays, time-outs, retries, sweeps and limits all wait on this clock. */
  readonly clock?: Clock;
}

export interface Cloud {
  /** DynamoDB, EventBridge, SQS, HTTP APIs and @connections. */
  readonly route: Route;
  /** WebSocket APIs; false when the address is none of them, and then the socket is the caller's to close. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean;
  /** Synchronous invocation; with `by` as a service does it, which needs the function's permission. */
  invoke(functionArnOrName: string, payload: unknown, by?: Invoker): Promise<InvokeResult>;
  readonly outputs: Readonly<Record<string, string>>;
  readonly invocations: InvocationLog;
  /** Who may do what, what was needed and what was refused. */
  readonly iam: Iam;
  /** Resolves when no function runs and no message with a reader is visible or in flight; delayed messages do not count. */
  idle(): Promise<void>;
  deadLetters(): readonly DeadLetter[];
  /** Ends everything; no timer, thread or socket stays. */
  stop(): Promise<void>;
}

const pseudoParameters = ({ region, account, stackName }: Place): Record<string, unknown> => ({
  'AWS::Region': region,
  'AWS::AccountId': account,
  'AWS::Partition': 'aws',
  'AWS::URLSuffix': 'amazonaws.com',
  'AWS::StackName': stackName,
  'AWS::StackId': `arn:aws:cloudformation:${region}:${account}:stack/${stackName}/local`,
  'AWS::NotificationARNs': [],
});

const firstOf = (routes: readonly Route[]): Route => {
  return async (request, response, url) => {
    try {
      for (const route of routes) if (await route(request, response, url)) return true;
      return false;
    } catch (error) {
      // A client that hung up is owed nothing; whoever still listens learns what went wrong here.
      const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
      if (!response.headersSent && !response.destroyed) replyJson(response, 500, { message });
      return true;
    }
  };
};

const stopInReverse = async (services: readonly { stop(): Promise<void> | void }[]): Promise<void> => {
  for (const service of services.toReversed()) await service.stop();
};

/** What all services stand on. */
const groundOf = async (options: CloudOptions) => {
  const { baseUrl, region, account, environment = {} } = options;
  const assembly = await readAssembly(options.assembly);
  const place: Place = { region, account, stackName: assembly.stackName };
  const ownClock = systemClock();
  const clock = options.clock ?? ownClock;
  const activity = newActivity();
  const invocations = invocationLog();
  const onLog = options.onLog ?? (() => undefined);
  const world = { clock, activity, invocations, onLog };
  const iam = new Iam(place, ({ functionName, message }) => onLog(functionName ?? 'permissions', message));
  const names = { localNames: localNames(baseUrl, region) };
  return {
    assembly,
    place,
    ownClock,
    clock,
    activity,
    invocations,
    world,
    baseUrl,
    iam,
    environment,
    ...names,
  };
};

/** Each service is given those it needs; they are stopped in the opposite order. */
const startServices = async (options: CloudOptions) => {
  const ground = await groundOf(options);
  const { place, clock, ownClock, iam } = ground;
  const dynamodb = startDynamodb(place, clock);
  const lambda = startLambda(ground);
  const { functions } = lambda;
  const sqs = startSqs({ ...ground, functions });
  const { queues } = sqs;
  const events = startEvents({ place, clock, functions, queues, iam });
  const gateway = startGateway({ place, clock, functions, iam });
  const inert: Service = {
    types: { ...inertResources(place), ...siteResources(place), ...roleResources(ground) },
    stop: () => ownClock.stop(),
  };
  const services: Service[] = [inert, startKms(place, iam), dynamodb, lambda, sqs, events, gateway];
  return { ...ground, services, functions, queues, sockets: gateway.sockets };
};

/** A function may do what its role says, and nothing else. */
const gateOf = (services: readonly Service[], iam: Iam): Gate => {
  const needs: NonNullable<Service['needs']> = Object.assign({}, ...services.map((one) => one.needs));
  return ({ service, action, input, authorization }) => {
    const needed = needs[service]?.(action, input);
    if (needed === undefined) throw new Error(`nobody says which permissions ${service} needs`);
    const refusal = iam.refusalOfRequest(authorization, needed);
    if (refusal !== undefined)
      throw new AwsError('com.amazon.coral.service#AccessDeniedException', refusal.message);
  };
};

type Services = Awaited<ReturnType<typeof startServices>>;

const outputsOf = async (
  { assembly, place, services, localNames: local }: Services,
  others: CloudOptions['resources'],
) => {
  const types = Object.assign({}, ...services.map((service) => service.types));
  const template = assembly.template;
  const outputs = await deploy({ template, pseudoParameters: pseudoParameters(place), types, others });
  return Object.fromEntries(Object.entries(outputs).map(([name, value]) => [name, local(value)]));
};

/** @throws, with nothing left running, when the template uses anything that this cloud does not know */
export const startCloud = async (options: CloudOptions): Promise<Cloud> => {
  const started = await startServices(options);
  const { services, functions, queues, sockets, iam } = started;
  const stop = (): Promise<void> => stopInReverse(services);
  const outputs = await outputsOf(started, options.resources).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  const actions = Object.assign({}, ...services.map((service) => service.actions));
  return {
    route: firstOf([
      jsonProtocolRoute(actions, gateOf(services, iam)),
      ...services.flatMap(({ routes }) => routes ?? []),
    ]),
    upgrade: (request, socket, head) => sockets.upgrade(request, socket, head),
    invoke: async (nameOrArn, payload, by) => {
      const target = functions.find(nameOrArn);
      const options = { trigger: 'invoke' } as const;
      return by === undefined
        ? target.invoke(payload, options)
        : invokeAs(by, target, payload, { ...options, iam });
    },
    outputs,
    invocations: started.invocations,
    iam,
    idle: () => started.activity.idle(),
    deadLetters: () => deadLettersIn(queues),
    stop,
  };
};
