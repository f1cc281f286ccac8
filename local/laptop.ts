/**
 * The laptop contact centre: the synthesized stack on the local cloud, the simulated Amazon Connect beside it,
 * and the desk in front. Only AWS is replaced, and only at the wire.
 */
import { randomUUID } from 'node:crypto';
import { agentPageSite } from './ccp/agent-page-site.ts';
import { ccpSite } from './ccp/site.ts';
import { type Cloud, startCloud } from './cloud/cloud.ts';
import type { Outages } from './cloud/outages.ts';
import { ownFlow } from './connect/flow/own-flow.ts';
import {
  type ConnectOptions,
  realClock,
  type SimulatedConnect,
  simulatedConnect,
} from './connect/simulated-connect.ts';
import { connectResources } from './connect-resources.ts';
import type { LocalInfo } from './desk/local-info.ts';
import { deskSite } from './desk/site.ts';
import { type Envelope, eventPublisher } from './event-publisher.ts';
import { invocationsRoute } from './invocations.ts';
import { leavePermissions } from './permission-folder.ts';
import { openPort, type Port } from './port.ts';
import { type QueueSwitches, queueSwitches } from './queue-switches.ts';
import { recordKeeper } from './record-folder.ts';
import {
  account,
  billing,
  centre,
  credentials,
  instanceArn,
  region,
  sampleSettings,
} from './sample-centre.ts';
import { audience, type SignIn, signIn, usernameClaim } from './sign-in/sign-in.ts';
import { synthesize } from './synthesis.ts';
import { workspaceSite } from './workspace/site.ts';

export interface LaptopOptions {
  /** 0: any free port. */
  readonly port: number;
  /** How the simulated Amazon Connect writes its contact events. */
  readonly events?: ConnectOptions['events'];
  /** For how many seconds a token is good that a page gets by signing in; an hour unless told otherwise. */
  readonly tokenSeconds?: number;
  /** What the functions write, a line at a time. */
  readonly onLog?: (functionName: string, line: string) => void;
  /** For tests: may change the assembly, which lies in this folder, before it is run. */
  readonly beforeRun?: (assembly: string) => Promise<void>;
  /** For tests: what fails on purpose. */
  readonly outages?: Outages;
  /** For tests: another sign-in provider than the laptop's own. */
  readonly signIn?: typeof signIn;
}

export interface Laptop {
  readonly url: string;
  readonly cloud: Cloud;
  readonly connect: SimulatedConnect;
  /** What `<url>/local.json` tells. */
  info(): Promise<LocalInfo>;
  stop(): Promise<void>;
}

/** Undone in reverse order, whether the start succeeds or not. */
type Undo = () => unknown;

/** @throws when the port is taken, the stack does not synthesize, or its template asks for what the local cloud lacks */
export const startLaptop = async (options: LaptopOptions): Promise<Laptop> => {
  const undo: Undo[] = [];
  const stop = async (): Promise<void> => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    return { ...(await start(options, undo)), stop };
  } catch (error) {
    await stop();
    throw error;
  }
};

const start = async (options: LaptopOptions, undo: Undo[]): Promise<Omit<Laptop, 'stop'>> => {
  const port = await openPort(options.port);
  undo.push(() => port.close());
  if (options.outages) port.add(options.outages.route);
  const provider = await (options.signIn ?? signIn)({
    baseUrl: port.url,
    returnPaths: ['/agent/signed-in.html', '/workspace/signed-in.html'],
    usernames: centre.agents.map(({ username }) => username),
    ...(options.tokenSeconds !== undefined && { tokenSeconds: options.tokenSeconds }),
  });
  port.add(provider.route);
  const { connect, cloud } = await startBackend(options, port, provider, undo);
  const switches = queueSwitches({
    table: output(cloud, 'QueueSettingsTable'),
    endpoint: port.url,
    region,
    // The SDK's clients write into what they are given.
    credentials: { ...credentials },
  });
  undo.push(() => switches.stop());
  await switches.seed(sampleSettings);
  const info = await informant(port.url, cloud, provider, switches);
  const site = { baseUrl: port.url, localInfo: info };
  port.add(await deskSite(site));
  port.add(await ccpSite({ instanceArn, centre }), await agentPageSite(site));
  port.add(await workspaceSite(site));
  return { url: port.url, cloud, connect, info };
};

const startBackend = async (
  options: LaptopOptions,
  port: Port,
  provider: SignIn,
  undo: Undo[],
): Promise<{ connect: SimulatedConnect; cloud: Cloud }> => {
  const publisher = eventPublisher({ endpoint: port.url, region, credentials: { ...credentials } });
  undo.push(() => publisher.stop());
  let cloud: Cloud | undefined;
  const connect = simulatedConnect({
    instanceArn,
    centre,
    clock: realClock,
    newId: randomUUID,
    emit: (event) => void publisher.publish(event as Envelope).catch((error) => console.error(error)),
    invokeLambda: async (arn, payload) => {
      if (!cloud) throw new Error('the local cloud has not started yet');
      const by = { service: 'connect.amazonaws.com', sourceArn: instanceArn };
      const answer = await cloud.invoke(arn, payload, by);
      if (answer.status !== 'ok') throw new Error(`${answer.error.errorType}: ${answer.error.errorMessage}`);
      return answer.value;
    },
    refusal: (authorization, needs) => cloud?.iam.refusalOfRequest(authorization, needs)?.message,
    ...(options.events && { events: options.events }),
  });
  undo.push(() => connect.stop());
  const { arn: ownFlowArn } = connect.flows.add({
    name: 'Our numbers',
    type: 'CONTACT_FLOW',
    content: ownFlow(centre.queues),
  });
  const { issuer, jwksUrl } = provider;
  const synthesis = await synthesize({
    stackName: 'Rejoin',
    instanceArn,
    allowedOrigin: port.url,
    signIn: { issuer, audience, jwksUrl, usernameClaim },
    ownFlowArn,
    // One person plays all agents, and tests play a day in a minute.
    limits: { callsPerAgentPerHour: 1_000, callsPerMinute: 10_000 },
  });
  undo.push(() => synthesis.remove());
  await options.beforeRun?.(synthesis.assembly);
  const records = recordKeeper();
  cloud = await startCloud({
    assembly: synthesis.assembly,
    baseUrl: port.url,
    region,
    account,
    resources: connectResources(connect),
    environment: { AWS_ENDPOINT_URL_CONNECT: port.url },
    onLog: (functionName, line) => {
      records?.onLog(functionName, line);
      options.onLog?.(functionName, line);
    },
  });
  const started = cloud;
  records?.watch(started);
  connect.numbersRun(output(started, 'CustomerCallsInFlowArn'), [billing]);
  // A changed stack tells nothing about ours.
  if (!options.beforeRun) undo.push(() => leavePermissions(started.iam));
  undo.push(() => started.stop());
  undo.push(() => records?.leave(port.url, output(started, 'LedgerTable')));
  port.onUpgrade((...request) => started.upgrade(...request));
  port.add(invocationsRoute(started.invocations), connect.sim, connect.rest, started.route);
  return { connect, cloud };
};

const output = (cloud: Cloud, name: string): string => {
  const value = cloud.outputs[name];
  if (value === undefined)
    throw new Error(`the template has no output ${name}; it has ${Object.keys(cloud.outputs).join(', ')}`);
  return value;
};

const tableNames = ['QueueSettings', 'Interruptions', 'Ledger', 'Agents', 'Tickets', 'Callers', 'DialLimits'];

const isWorkQueue = ([name]: readonly [string, string]): boolean =>
  /(Queue|DeadLetters|Undelivered)$/.test(name);

const informant = async (
  url: string,
  cloud: Cloud,
  provider: SignIn,
  switches: QueueSwitches,
): Promise<() => Promise<LocalInfo>> => {
  const agents = await Promise.all(
    centre.agents.map(async ({ id, username }) => ({
      id,
      username,
      pageUrl: `${url}/?agent=${username}`,
      token: await provider.tokenFor(username),
    })),
  );
  const fixed = {
    region,
    credentials,
    instanceArn,
    endpoints: { eventbridge: url, dynamodb: url, connect: url, sqs: url },
    ticketUrl: output(cloud, 'TicketUrl'),
    socketUrl: output(cloud, 'SocketUrl'),
    allowedOrigin: url,
    tables: Object.fromEntries(tableNames.map((name) => [name, output(cloud, `${name}Table`)])),
    workQueues: Object.fromEntries(Object.entries(cloud.outputs).filter(isWorkQueue)),
    agents,
  };
  return async () => {
    const enabled = await switches.enabled();
    const queues = centre.queues.map(({ id, name }) => ({ id, name, callbackEnabled: enabled.has(id) }));
    return { ...fixed, queues };
  };
};
